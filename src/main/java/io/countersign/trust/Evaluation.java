package io.countersign.trust;

import io.countersign.document.Digest;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One answer to "is this client trusted for this?".
 *
 * @param id the name of this answer
 * @param reason why, in one word a machine can read
 * @param version the live version the answer is about; 0 when there is none
 * @param digest the digest of that version
 */
public record Evaluation(
        UUID id,
        Reason reason,
        TrustStatus status,
        int version,
        @Nullable Digest digest) {

    /** Why; exactly one of them is a yes. */
    public enum Reason {
        TRUSTED,
        CLIENT_UNKNOWN,
        CLIENT_SUSPENDED,
        CLIENT_REVOKED,
        CLIENT_EXPIRED,
        ENVIRONMENT_MISMATCH,
        DIGEST_NOT_APPROVED,
        REDIRECT_URI_NOT_REGISTERED;

        /** The name in answers, for example {@code client_revoked}. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the answer is yes. */
    public boolean trusted() {
        return reason == Reason.TRUSTED;
    }
}
