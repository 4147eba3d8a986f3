package io.countersign.trust.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vertx.core.buffer.Buffer;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Questions by the bytes they came in. A server asks the same of a client at every refresh, and reading costs more than deciding
 * (ADR 0017). Only the reading is kept, never an answer: the same bytes are the same question for ever. What was asked twice lately
 * is kept in one of four places until another needs it; a hit writes nothing. What is refused is not kept.
 */
final class Questions {

    private static final int BITS = 15;
    /** How many are kept at most. */
    private static final int PLACES = 1 << BITS;
    /** Where one may be kept. */
    private static final int CHOICES = 4;
    /** The bytes of the longest body that is kept; with {@link #PLACES} it bounds the memory. */
    private static final int LONGEST = 512;

    private final AtomicReferenceArray<@Nullable Read> read = new AtomicReferenceArray<>(PLACES);
    /** Hashes of what was asked lately: most of what is asked once is not asked again. */
    private final AtomicIntegerArray once = new AtomicIntegerArray(PLACES);

    /** The bytes as a string of one character each: equal strings are equal bytes, whatever these mean. */
    private record Read(int hash, String bytes, Asked asked) {}

    /** The question that a body is; a ProblemException names what is wrong with one that is none. */
    Asked of(Buffer body) {
        if (body.length() > LONGEST) {
            return new Asked(EvaluationReader.one(body.getBytes()), false);
        }
        String key = body.toString(ISO_8859_1);
        int hash = key.hashCode() * 0x9E3779B9;
        int home = hash >>> (Integer.SIZE - BITS);
        int first = home & -CHOICES;
        int free = first + (hash & (CHOICES - 1));
        for (int place = first; place < first + CHOICES; place++) {
            @Nullable Read known = read.getAcquire(place);
            if (known == null) {
                free = place;
                break;
            }
            if (known.hash() == hash && known.bytes().equals(key)) {
                return known.asked();
            }
        }
        boolean again = once.getOpaque(home) == hash;
        Asked asked = new Asked(EvaluationReader.one(body.getBytes()), again);
        if (again) {
            read.setRelease(free, new Read(hash, key, asked));
        } else {
            once.setOpaque(home, hash);
        }
        return asked;
    }
}
