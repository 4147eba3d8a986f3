package io.countersign.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a document's exact bytes, as unpadded base64url: the form of {@code cimd_digest} in the software statement draft.
 *
 * @param value 43 characters
 */
public record Digest(String value) {
    /**
     * The one way to write 32 bytes. The last character carries two unused bits: were they free, one digest would have four
     * spellings.
     */
    public static final String FORM = "[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    /** Refuses every other spelling. */
    public Digest {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("a digest is 43 characters of unpadded base64url");
        }
    }

    /** The digest of these bytes. */
    public static Digest of(byte[] bytes) {
        try {
            return new Digest(encode(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The value of the Repr-Digest header field (RFC 9530 §3). */
    public String reprDigest() {
        byte[] hash = Base64.getUrlDecoder().decode(value);
        return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
    }

    /** The 43 characters. */
    @Override
    public String toString() {
        return value;
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
