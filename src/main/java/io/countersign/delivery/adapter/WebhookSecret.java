package io.countersign.delivery.adapter;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret that webhooks are signed with (Standard Webhooks 1.0): {@code whsec_} and Base64, or the bytes themselves. */
final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final String HMAC = "HmacSHA256";
    /** What Standard Webhooks asks for: 192 bits. */
    private static final int SHORTEST = 24;

    private final SecretKeySpec key;

    private WebhookSecret(byte[] bytes) {
        key = new SecretKeySpec(bytes, HMAC);
    }

    static WebhookSecret parse(String text) throws CredentialUnusable {
        byte[] bytes;
        try {
            bytes = text.startsWith(PREFIX)
                    ? Base64.getDecoder().decode(text.substring(PREFIX.length()))
                    : text.getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new CredentialUnusable("is a file with whsec_ and no Base64 behind it");
        }
        if (bytes.length < SHORTEST) {
            throw new CredentialUnusable("is a file with a secret of less than " + SHORTEST + " bytes");
        }
        return new WebhookSecret(bytes);
    }

    /** The signature over an id, a time in seconds and a body, with its version. */
    String sign(String id, long timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            byte[] signed = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }
}
