package io.countersign.trust.entitlement;

import io.countersign.client.Environment;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The widest scopes that a client may be granted at a resource in an environment; the newest of a {@link Target} counts.
 *
 * @param ordinal its place among all that was ever granted
 * @param scopes none where an entitlement was taken away
 * @param expiresAt the first moment at which it is over; null for one without an end
 * @param request the request that was granted; null where somebody took something away
 */
public record Entitlement(
        long ordinal,
        UUID id,
        UUID client,
        ProtectedResource resource,
        Environment environment,
        Scopes scopes,
        @Nullable Instant expiresAt,
        @Nullable UUID request,
        String grantedBy,
        Instant grantedAt) {

    /** Where an entitlement stands. */
    public enum State {
        IN_FORCE,
        /** Somebody took it away. */
        WITHDRAWN,
        /** Its time is over. */
        EXPIRED,
        /** There is a newer one. */
        SUPERSEDED;

        /** The name in answers, for example {@code in-force}. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What it is about. */
    public Target target() {
        return new Target(client, resource.id(), environment);
    }

    /** Where it stands at a moment, when another one is the newest of its target, or this. */
    public State state(Entitlement newest, Instant now) {
        if (!newest.id.equals(id)) {
            return State.SUPERSEDED;
        }
        if (scopes.isEmpty()) {
            return State.WITHDRAWN;
        }
        return expiresAt == null || now.isBefore(expiresAt) ? State.IN_FORCE : State.EXPIRED;
    }

    /** What may be granted now where it is in force: asked for less, never for more, and only what the resource still lets. */
    public Scopes grantable() {
        return resource.grantable(scopes);
    }
}
