package io.countersign.client;

import io.countersign.check.Finding;
import java.util.List;

/** Refuses to create a namespace or a client, or to publish; nothing was done. */
public final class ClientRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        NOT_FOUND,
        NAMESPACE_NOT_FOUND,
        NAMESPACE_TAKEN,
        HOST_TAKEN,
        CLIENT_ID_TAKEN,
        CLIENT_ID_REFUSED,
        HOST_NOT_IN_NAMESPACE,
        HOST_IS_PUBLISHED,
        LIMIT_REACHED,
        RESERVED_PATH
    }

    private final Reason reason;
    private final transient List<String> allowed;
    private final transient List<Finding> findings;

    static ClientRefused limit(int most) {
        return new ClientRefused(Reason.LIMIT_REACHED, List.of(Integer.toString(most)), List.of());
    }

    private ClientRefused(Reason reason, List<String> allowed, List<Finding> findings) {
        super(reason.name());
        this.reason = reason;
        this.allowed = List.copyOf(allowed);
        this.findings = List.copyOf(findings);
    }

    static ClientRefused because(Reason reason) {
        return new ClientRefused(reason, List.of(), List.of());
    }

    static ClientRefused hostNotIn(List<String> hosts) {
        return new ClientRefused(Reason.HOST_NOT_IN_NAMESPACE, hosts, List.of());
    }

    static ClientRefused clientId(List<Finding> findings) {
        return new ClientRefused(Reason.CLIENT_ID_REFUSED, List.of(), findings);
    }

    /** The refusal of what does not exist, or not for this actor. */
    public static ClientRefused notFound() {
        return because(Reason.NOT_FOUND);
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** What would have been allowed, where that can be listed. */
    public List<String> allowed() {
        return allowed;
    }

    /** The rules of the client ID grammar that failed. */
    public List<Finding> findings() {
        return findings;
    }
}
