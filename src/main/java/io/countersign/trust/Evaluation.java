package io.countersign.trust;

import io.countersign.trust.view.PackedClient;
import io.countersign.trust.view.Server;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One answer to "is this client trusted for this?".
 *
 * @param id the name of this answer
 * @param client what was known of the client; null when nothing was
 * @param judged what was found, and of what
 * @param at the second since 1970 at which it was made
 * @param until the second since 1970 from which it may not be relied on
 */
public record Evaluation(
        UUID id, Question question, @Nullable PackedClient client, Judged judged, long at, long until) {

    /** Who asked; null where the view is too old to say. */
    public @Nullable Server server() {
        return judged.server();
    }

    /** What was found. */
    public Verdict verdict() {
        return judged.verdict();
    }

    /** What is answered: yes where the verdict is, and to a server that only reports. */
    public boolean decision() {
        return verdict().trusted() || isReport();
    }

    /** Whether it is a dry run: the verdict is told and not enforced. */
    public boolean isReport() {
        Server server = server();
        return server != null && !server.enforces();
    }

    /** Where the client stood. */
    public TrustStatus status() {
        return client == null ? TrustStatus.UNKNOWN : client.status(at);
    }

    /**
     * What the registry makes of a question.
     *
     * @param reasons everything that speaks against it, the gravest first; {@link Reason#TRUSTED} alone when nothing does
     * @param granted the scope that may be granted at most, space separated; null where no entitlement limits it
     * @param until the second since 1970 at which what it rests on ends
     */
    public record Verdict(Set<Reason> reasons, @Nullable String granted, long until) {

        /** Whether nothing speaks against it. */
        public boolean trusted() {
            return reason() == Reason.TRUSTED;
        }

        /** The gravest reason. */
        public Reason reason() {
            return reasons.iterator().next();
        }
    }
}
