package io.countersign.review.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a policy can want to see before approval. */
public enum EvidenceKind {
    /** The namespace controls the publisher host; taken from the host's own proofs, never handed in. */
    DOMAIN_CONTROL,
    /** The client holds a private key to the keys of its document: a signed challenge. */
    KEY_POSSESSION,
    /** An author of the namespace answers for the document. */
    OWNER_ATTESTATION,
    /** Somebody who wrote none of it reviewed its security; a link and the digest of the report. */
    SECURITY_REVIEW,
    /** Somebody who wrote none of it reviewed what it does with personal data; a link and the digest of the report. */
    PRIVACY_REVIEW;

    /** The name in requests and answers, for example {@code security-review}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of a wire name; empty for other names. */
    public static Optional<EvidenceKind> of(String wire) {
        return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
    }

    /** Whether the evidence is a report somewhere else, named by link and digest. */
    public boolean isReport() {
        return this == SECURITY_REVIEW || this == PRIVACY_REVIEW;
    }
}
