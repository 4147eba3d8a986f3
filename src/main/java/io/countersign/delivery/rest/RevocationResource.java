package io.countersign.delivery.rest;

import io.countersign.delivery.Revocations;
import io.countersign.platform.Page;
import io.countersign.problem.Problem;
import io.countersign.problem.ProblemType;
import io.countersign.security.CurrentActor;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Acts that stopped a client, and what became of them. */
@Path("/api/v1/revocations")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "revocations")
public class RevocationResource {

    private final Revocations revocations;
    private final CurrentActor current;

    RevocationResource(Revocations revocations, CurrentActor current) {
        this.revocations = revocations;
        this.current = current;
    }

    @GET
    @Operation(
            summary =
                    "Acts that stopped a client, oldest first (security admin, auditor, reviewer; authors see those of their namespaces)")
    public Page<RevocationSummary> list(
            @QueryParam("client") @Nullable UUID client,
            @QueryParam("cursor") @DefaultValue("0") @Min(0) long cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        return revocations.list(current.get(), client, cursor, limit).map(RevocationSummary::of);
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary =
                    "What became of one at each authorization server, with receipts (security admin, auditor, reviewer, authors of the namespace)")
    public RevocationResponse get(UUID id) {
        return revocations
                .revocation(current.get(), id)
                .map(RevocationResponse::of)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
    }
}
