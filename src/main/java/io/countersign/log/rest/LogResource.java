package io.countersign.log.rest;

import io.countersign.log.Log;
import io.countersign.log.LogEntry;
import io.countersign.platform.Page;
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
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The log of governance acts. */
@Path("/api/v1/log/entries")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "log")
public class LogResource {

    private final Log log;
    private final CurrentActor current;

    LogResource(Log log, CurrentActor current) {
        this.log = log;
        this.current = current;
    }

    /** One act. */
    public record EntryResponse(
            long index, Instant at, String actor, String act, String subject, Map<String, String> detail) {
        static EntryResponse of(LogEntry entry) {
            return new EntryResponse(
                    entry.index(), entry.at(), entry.actor(), entry.act(), entry.subject(), entry.detail());
        }
    }

    @GET
    @Operation(summary = "The acts after an index, oldest first (auditor, security admin)")
    public Page<EntryResponse> list(
            @QueryParam("cursor") @DefaultValue("-1") @Min(-1) long cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        return log.after(current.get(), cursor, limit).map(EntryResponse::of);
    }
}
