package io.countersign.security;

import java.util.List;

/** Refuses an act that the actor may not do at all; nothing was done. */
public final class AccessDenied extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why the act is refused. */
    public enum Reason {
        ROLE_MISSING,
        OTHER_NAMESPACE,
        NOT_OWNER
    }

    private final Reason reason;
    private final transient List<Role> anyOf;

    AccessDenied(Reason reason, List<Role> anyOf) {
        super(reason.name());
        this.reason = reason;
        this.anyOf = List.copyOf(anyOf);
    }

    /** The refusal of an author outside its namespaces. */
    public static AccessDenied otherNamespace() {
        return new AccessDenied(Reason.OTHER_NAMESPACE, List.of());
    }

    /** The refusal of an author who does not own the namespace. */
    public static AccessDenied notOwner() {
        return new AccessDenied(Reason.NOT_OWNER, List.of());
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** The roles of which one would have been enough; empty when no role helps. */
    public List<Role> anyOf() {
        return anyOf;
    }
}
