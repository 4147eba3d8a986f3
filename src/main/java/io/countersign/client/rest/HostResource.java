package io.countersign.client.rest;

import io.countersign.client.Environment;
import io.countersign.client.HostProving;
import io.countersign.client.Namespace;
import io.countersign.client.PublisherHosts;
import io.countersign.platform.Idempotency;
import io.countersign.platform.Page;
import io.countersign.problem.InvalidMember;
import io.countersign.security.Actor;
import io.countersign.security.CurrentActor;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The publisher hosts of a namespace and the proof that it controls them. */
@Path("/api/v1/namespaces/{name}/hosts")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "namespaces")
public class HostResource {

    private final PublisherHosts hosts;
    private final HostProving proving;
    private final CurrentActor current;
    private final Idempotency idempotency;

    HostResource(PublisherHosts hosts, HostProving proving, CurrentActor current, Idempotency idempotency) {
        this.hosts = hosts;
        this.proving = proving;
        this.current = current;
        this.idempotency = idempotency;
    }

    /** A publisher host to add. */
    public record HostRequest(
            @NotNull @Pattern(regexp = Namespace.HOST) String host,
            @NotNull @Pattern(regexp = "dev|staging|prod") String environment) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give the namespace one publisher host more (security admin)")
    @APIResponseSchema(value = HostResponse.class, responseCode = "201")
    public RestResponse<HostResponse> add(String name, @Valid @NotNull HostRequest request) {
        Actor actor = current.get();
        Environment environment = Environment.of(request.environment())
                .orElseThrow(() -> InvalidMember.problem("/environment", "no such environment")
                        .exception());
        HostResponse added = idempotency.once(
                actor.subject(),
                request,
                HostResponse.class,
                () -> HostResponse.of(hosts.add(actor, name, request.host(), environment)));
        return RestResponse.ResponseBuilder.<HostResponse>created(
                        URI.create("/api/v1/namespaces/" + name + "/hosts/" + added.host()))
                .entity(added)
                .build();
    }

    @GET
    @Operation(summary = "The publisher hosts of a namespace")
    public Page<HostResponse> list(
            String name,
            @QueryParam("cursor") @DefaultValue("0") @Min(0) long cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        return hosts.list(current.get(), name, cursor, limit).map(HostResponse::of);
    }

    @GET
    @Path("/{host}")
    @Operation(summary = "One publisher host: how to prove control of it, and whether that was done")
    public HostResponse get(String name, String host) {
        return HostResponse.of(hosts.standing(current.get(), name, host));
    }

    @POST
    @Path("/{host}/verify")
    @Operation(summary = "Look for the host's challenge now (owner, author, security admin)")
    public HostResponse verify(String name, String host) {
        return HostResponse.of(proving.verify(current.get(), name, host));
    }
}
