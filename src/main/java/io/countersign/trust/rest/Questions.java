package io.countersign.trust.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.countersign.trust.Question;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Questions by the bytes they came in. A server asks the same of a client at every refresh, and reading costs more than deciding
 * (ADR 0017). Only the reading is kept, never an answer: the same bytes are the same question for ever. Bounded, and what is refused is not kept.
 */
final class Questions {

    private static final int MOST = 16_384;
    /** The bytes of the longest body that is kept; with {@link #MOST} it bounds the memory. */
    private static final int LONGEST = 1_024;

    private final Cache<String, Question> read =
            Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST).build();

    /** The question that a body is; a ProblemException names what is wrong with one that is none. */
    Question of(Buffer body) {
        byte[] bytes = body.getBytes();
        if (bytes.length > LONGEST) {
            return EvaluationReader.one(bytes);
        }
        // one character a byte: equal strings are equal bytes, whatever these mean
        String key = new String(bytes, ISO_8859_1);
        @Nullable Question known = read.getIfPresent(key);
        if (known == null) {
            known = EvaluationReader.one(bytes);
            read.put(key, known);
        }
        return known;
    }
}
