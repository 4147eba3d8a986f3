package io.countersign.review.entitlement;

import io.countersign.trust.entitlement.MemberRefused;
import io.countersign.trust.entitlement.Scopes;
import io.countersign.trust.entitlement.Target;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks that a client be entitled to, instead of what it is entitled to there now.
 *
 * @param ordinal its place in the list of requests
 * @param expiresAt when the entitlement is to end; null for never
 * @param base the newest entitlement of the target when this was asked for; null when there was none
 */
public record EntitlementRequest(
        long ordinal,
        UUID id,
        Target target,
        Scopes scopes,
        @Nullable Instant expiresAt,
        String reason,
        @Nullable UUID base,
        String requestedBy,
        Instant requestedAt,
        RequestState state) {

    /** Refuses a request for nothing: what is not wanted any more is withdrawn. */
    public EntitlementRequest {
        if (scopes.isEmpty()) {
            throw new MemberRefused("/scopes", "must name at least one");
        }
    }
}
