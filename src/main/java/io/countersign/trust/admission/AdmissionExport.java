package io.countersign.trust.admission;

import io.countersign.document.Digest;

/** An export as it is handed out: bytes that depend on nothing but the clients in it. */
public final class AdmissionExport {

    /** The JWS header {@code typ} of a signed one. */
    public static final String TYP = "admission-export+jws";

    private final AdmissionQuestion question;
    private final byte[] bytes;
    private final Digest digest;

    AdmissionExport(AdmissionQuestion question, byte[] bytes) {
        this.question = question;
        this.bytes = bytes.clone();
        this.digest = Digest.of(bytes);
    }

    /** What was asked for. */
    public AdmissionQuestion question() {
        return question;
    }

    /** The bytes, of its shape's media type. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** SHA-256 of the bytes: the same on every replica. */
    public Digest digest() {
        return digest;
    }
}
