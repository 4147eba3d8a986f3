package io.countersign.trust.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.countersign.trust.Question;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Questions by the bytes they came in. A server asks the same of a client at every refresh, and reading costs more than deciding
 * (ADR 0017). Only the reading is kept, never an answer: the same bytes are the same question for ever. What was asked twice lately
 * is kept in one of two places, until others need them; what is refused is not kept.
 */
final class Questions {

    /** How many are kept at most; even. */
    private static final int PLACES = 1 << 15;
    /** The bytes of the longest body that is kept; with {@link #PLACES} it bounds the memory. */
    private static final int LONGEST = 512;

    private final AtomicReferenceArray<@Nullable Read> read = new AtomicReferenceArray<>(PLACES);
    /** Hashes of what was asked lately: most of what is asked once is not asked again. */
    private final AtomicIntegerArray once = new AtomicIntegerArray(PLACES);

    /** The bytes as a string of one character each: equal strings are equal bytes, whatever these mean. */
    private record Read(String bytes, Question question) {}

    /** The question that a body is; a ProblemException names what is wrong with one that is none. */
    Question of(Buffer body) {
        byte[] bytes = body.getBytes();
        if (bytes.length > LONGEST) {
            return EvaluationReader.one(bytes);
        }
        String key = new String(bytes, ISO_8859_1);
        int hash = key.hashCode() * 0x9E3779B9;
        int place = hash >>> 17;
        @Nullable Read newer = read.getOpaque(place);
        if (newer != null && newer.bytes().equals(key)) {
            return newer.question();
        }
        @Nullable Read older = read.getOpaque(place ^ 1);
        if (older != null && older.bytes().equals(key)) {
            return older.question();
        }
        Question question = EvaluationReader.one(bytes);
        if (once.getOpaque(place) == hash) {
            read.setRelease(place ^ 1, newer);
            read.setRelease(place, new Read(key, question));
        } else {
            once.setOpaque(place, hash);
        }
        return question;
    }
}
