package io.countersign.client.rest;

import io.countersign.client.Namespace;
import io.countersign.client.Namespaces;
import io.countersign.platform.Idempotency;
import io.countersign.platform.Page;
import io.countersign.security.Actor;
import io.countersign.security.CurrentActor;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Namespaces: the owners of clients. */
@Path("/api/v1/namespaces")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "namespaces")
public class NamespaceResource {

    private final Namespaces namespaces;
    private final CurrentActor current;
    private final Idempotency idempotency;

    NamespaceResource(Namespaces namespaces, CurrentActor current, Idempotency idempotency) {
        this.namespaces = namespaces;
        this.current = current;
        this.idempotency = idempotency;
    }

    /** A namespace to create. */
    public record NamespaceRequest(
            @NotNull @Pattern(regexp = Namespace.NAME) String name,
            @NotNull @Size(min = 1, max = 20) Set<@NotNull @Pattern(regexp = Namespace.HOST) String> publisherHosts) {}

    /** A namespace as it is. */
    public record NamespaceResponse(String name, List<String> publisherHosts, Instant createdAt) {
        static NamespaceResponse of(Namespace namespace) {
            return new NamespaceResponse(
                    namespace.name(),
                    namespace.publisherHosts().stream().sorted().toList(),
                    namespace.createdAt());
        }
    }

    @POST
    @Operation(summary = "Create a namespace with its publisher hosts (security admin)")
    @APIResponseSchema(value = NamespaceResponse.class, responseCode = "201")
    public RestResponse<NamespaceResponse> create(@Valid @NotNull NamespaceRequest request) {
        Actor actor = current.get();
        NamespaceResponse created = idempotency.once(
                actor.subject(),
                request,
                NamespaceResponse.class,
                () -> NamespaceResponse.of(namespaces.create(actor, request.name(), request.publisherHosts())));
        return RestResponse.ResponseBuilder.<NamespaceResponse>created(
                        URI.create("/api/v1/namespaces/" + created.name()))
                .entity(created)
                .build();
    }

    @GET
    @Operation(summary = "The namespaces you may read")
    public Page<NamespaceResponse> list(
            @QueryParam("cursor") @DefaultValue("0") @Min(0) long cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        return namespaces.list(current.get(), cursor, limit).map(NamespaceResponse::of);
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "One namespace")
    public NamespaceResponse get(String name) {
        return NamespaceResponse.of(namespaces.namespace(current.get(), name));
    }
}
