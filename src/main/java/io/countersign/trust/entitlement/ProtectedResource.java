package io.countersign.trust.entitlement;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * An API that takes access tokens (RFC 9728), such as an MCP server, and the scopes it knows.
 *
 * @param ordinal its place in the list of resources
 * @param id its name inside the registry's API
 * @param scopes the widest that any client may be entitled to here
 * @param revision counts its changes, from 0
 */
public record ProtectedResource(
        long ordinal,
        UUID id,
        ResourceIdentifier resource,
        String name,
        Scopes scopes,
        State state,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        int revision) {

    /** Refuses a resource without scopes: nothing could be granted there. */
    public ProtectedResource {
        if (scopes.isEmpty()) {
            throw new MemberRefused("/scopes", "must name at least one");
        }
    }

    /** Whether anything may be granted there. */
    public enum State {
        ENABLED,
        /** Nothing is granted there, whatever clients are entitled to. */
        DISABLED;

        /** The name in answers. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether anything may be granted there. */
    public boolean isEnabled() {
        return state == State.ENABLED;
    }

    /** What of an entitlement may be granted now: nothing where this is disabled, and never a scope it does not know any more. */
    public Scopes grantable(Scopes entitled) {
        return isEnabled() ? entitled.within(scopes) : Scopes.NONE;
    }
}
