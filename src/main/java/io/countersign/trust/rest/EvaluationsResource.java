package io.countersign.trust.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.platform.Page;
import io.countersign.security.CurrentActor;
import io.countersign.trust.EvaluationFilter;
import io.countersign.trust.EvaluationOfRecord;
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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What authorization servers were answered: evaluations of record. */
@Path("/api/v1/evaluations")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "trust")
public class EvaluationsResource {

    private final TrustService trust;
    private final CurrentActor current;

    EvaluationsResource(TrustService trust, CurrentActor current) {
        this.trust = trust;
        this.current = current;
    }

    /**
     * An evaluation of record.
     *
     * @param refused what the registry found; a server in report mode is answered yes all the same
     * @param kept why it is on record: every refusal, the first yes, or a sample
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EvaluationRecordResponse(
            UUID id,
            Instant at,
            UUID authorizationServer,
            @Nullable UUID client,
            String clientId,
            String action,
            String resource,
            @Nullable String environment,
            boolean decision,
            boolean refused,
            List<String> reasons,
            String status,
            @Nullable Integer version,
            @Nullable String digest,
            String kept) {

        static EvaluationRecordResponse of(EvaluationOfRecord it) {
            return new EvaluationRecordResponse(
                    it.id(),
                    it.at(),
                    it.server(),
                    it.client(),
                    it.clientId(),
                    it.action(),
                    it.resource(),
                    it.environment(),
                    it.decision(),
                    it.refused(),
                    it.reasons(),
                    it.status(),
                    it.version() == 0 ? null : it.version(),
                    it.digest(),
                    it.kind().name().toLowerCase(Locale.ROOT));
        }
    }

    @GET
    @Operation(summary = "Evaluations of record, oldest first (security admin, auditor, reviewer)")
    public Page<EvaluationRecordResponse> list(
            @QueryParam("client") @Nullable UUID client,
            @QueryParam("authorization_server") @Nullable UUID server,
            @QueryParam("refused") @Nullable Boolean refused,
            @QueryParam("cursor") @DefaultValue("0") @Min(0) long cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        EvaluationFilter filter = new EvaluationFilter(client, server, refused);
        return trust.evaluations(current.get(), filter, cursor, limit).map(EvaluationRecordResponse::of);
    }
}
