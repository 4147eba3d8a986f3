package io.countersign.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/** The source of identifiers: random UUIDs (RFC 9562, version 4), so that none can be guessed from another. */
@ApplicationScoped
public class Ids {

    private static final int CHALLENGE_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /** A fresh challenge: 32 random bytes, base64url without padding. */
    public String challenge() {
        byte[] bytes = new byte[CHALLENGE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A fresh identifier. */
    public UUID next() {
        return UUID.randomUUID();
    }

    /** A random number from 0, less than the bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }
}
