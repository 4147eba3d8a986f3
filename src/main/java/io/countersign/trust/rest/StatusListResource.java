package io.countersign.trust.rest;

import io.countersign.problem.Problem;
import io.countersign.problem.ProblemType;
import io.countersign.trust.status.StatusEntry;
import io.countersign.trust.status.StatusListToken;
import io.countersign.trust.status.StatusLists;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Token Status Lists (draft-ietf-oauth-status-list §8); public. */
@Path(StatusEntry.PATH)
@Tag(name = "status lists")
public class StatusListResource {

    private static final String CACHED = "public, max-age=" + StatusListToken.TTL.toSeconds();

    private final StatusLists lists;

    StatusListResource(StatusLists lists) {
        this.lists = lists;
    }

    /** The lists there are (§9). */
    public record AggregationResponse(List<String> statusLists) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The addresses of all status lists")
    public RestResponse<AggregationResponse> all() {
        List<String> uris = lists.uris()
                .orElseThrow(() -> Problem.of(ProblemType.UNAVAILABLE).exception());
        return RestResponse.ResponseBuilder.ok(new AggregationResponse(uris))
                .header("Cache-Control", CACHED)
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }

    @GET
    @Path("/{list}")
    @Produces(StatusListToken.MEDIA_TYPE)
    @Operation(summary = "A status list as a signed token; every published version has one status in one list")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = StatusListToken.MEDIA_TYPE, schema = @Schema(implementation = String.class)))
    public Response list(int list, @QueryParam("time") @Nullable String time, @Context Request request) {
        Response.ResponseBuilder answer = switch (lists.list(list)) {
            case StatusLists.Answer.Signed signed when time == null -> token(signed.token(), request);
            case StatusLists.Answer.Signed _ -> problem(ProblemType.HISTORY_NOT_KEPT);
            case StatusLists.Answer.Unknown _ -> problem(ProblemType.NOT_FOUND);
            case StatusLists.Answer.NotYet _ -> problem(ProblemType.UNAVAILABLE).header("Retry-After", 1);
        };
        return answer.header("Access-Control-Allow-Origin", "*").build();
    }

    private static Response.ResponseBuilder token(StatusListToken token, Request request) {
        EntityTag tag = new EntityTag(token.etag(), true);
        Response.@Nullable ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(token.jws()) : unchanged)
                .tag(tag)
                .header("Cache-Control", CACHED);
    }

    private static Response.ResponseBuilder problem(ProblemType type) {
        return Response.fromResponse(Problem.of(type).response());
    }
}
