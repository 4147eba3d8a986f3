package io.countersign.platform;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The source of identifiers: random UUIDs (RFC 9562, version 4), so that none can be guessed from another. */
@Singleton
public class Ids {

    private static final int CHALLENGE_BYTES = 32;

    /** Version 8 and the variant of RFC 9562 §5.8, over whatever else the bits say. */
    private static final long VERSION_8 = 0x8000L;

    private static final long VARIANT = 1L << 63;

    private final SecureRandom random = new SecureRandom();
    private final long origin = (random.nextLong() & ~0xf000L) | VERSION_8;
    private final AtomicLong count = new AtomicLong(random.nextLong() >>> 2);

    /** A fresh challenge: 32 random bytes, base64url without padding. */
    public String challenge() {
        byte[] bytes = new byte[CHALLENGE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * A fresh identifier for something that is named often and kept seldom: 60 random bits of this process, then a count. It says
     * who gave it and in which order, so it is no secret.
     */
    public UUID counted() {
        return new UUID(origin, (count.getAndIncrement() & ~(3L << 62)) | VARIANT);
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
