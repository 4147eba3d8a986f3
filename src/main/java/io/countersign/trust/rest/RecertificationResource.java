package io.countersign.trust.rest;

import io.countersign.client.ClientService;
import io.countersign.problem.InvalidMember;
import io.countersign.security.CurrentActor;
import io.countersign.trust.Expiry;
import io.countersign.trust.TrustService;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Approvals that run out: what has to be looked at again, and by when. */
@Path("/api/v1/recertifications")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "trust")
public class RecertificationResource {
    private static final Duration MOST = Duration.ofDays(3653);

    private final TrustService trust;
    private final ClientService clients;
    private final CurrentActor current;

    RecertificationResource(TrustService trust, ClientService clients, CurrentActor current) {
        this.trust = trust;
        this.clients = clients;
        this.current = current;
    }

    /** A client whose approval runs out. */
    public record DueResponse(UUID client, String clientId, String namespace, Instant approvedUntil) {}

    /** Clients due, those whose approval runs out first in front. */
    public record DueListResponse(List<DueResponse> items) {}

    @GET
    @Operation(
            summary =
                    "Active clients whose approval runs out within a time, soonest first (reviewer, security admin, auditor)")
    public DueListResponse due(
            @QueryParam("within") @DefaultValue("P30D") String within,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        List<Expiry> due = trust.dueWithin(current.get(), duration(within), limit);
        return new DueListResponse(due.stream().map(this::response).toList());
    }

    private DueResponse response(Expiry expiry) {
        var client = clients.client(expiry.client());
        return new DueResponse(client.id(), client.clientId().value(), client.namespace(), expiry.expiresAt());
    }

    private static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative() && duration.compareTo(MOST) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException malformed) {
            // told below, as for one out of bounds
        }
        throw InvalidMember.problem("within", "must be an ISO 8601 duration of at most P3653D, such as P30D")
                .exception();
    }
}
