package io.countersign.review.rest;

import io.countersign.review.ReviewQueries;
import io.countersign.security.CurrentActor;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The reviewer's pack. */
@Path("/api/v1/submissions/{id}/pack")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "review")
public class PackResource {

    private final ReviewQueries queries;
    private final CurrentActor current;

    PackResource(ReviewQueries queries, CurrentActor current) {
        this.queries = queries;
        this.current = current;
    }

    @GET
    @Operation(summary = "All that a reviewer decides from, in one answer")
    public PackResponse get(UUID id) {
        return PackResponse.of(queries.pack(current.get(), id));
    }
}
