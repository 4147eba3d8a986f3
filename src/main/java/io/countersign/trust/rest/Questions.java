package io.countersign.trust.rest;

import io.countersign.trust.Question;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Questions by the bytes they came in. A server asks the same of a client at every refresh, and reading costs more than deciding
 * (ADR 0017). Only the reading is kept, never an answer: the same bytes are the same question for ever. What was asked twice lately
 * is kept in one of four places until another needs it; a hit writes nothing. What is refused is not kept. A question that is not
 * known is read by the {@link Template} of one before it, where it has that.
 */
final class Questions {

    private static final int BITS = 15;
    /** How many are kept at most. */
    private static final int PLACES = 1 << BITS;
    /** Where one may be kept. */
    private static final int CHOICES = 4;
    /** The bytes of the longest body that is kept; with {@link #PLACES} it bounds the memory. */
    private static final int LONGEST = 512;
    /** How many ways of writing a question are known at most. */
    private static final int TEMPLATES = 4;
    /** One of so many that had to be parsed is looked at for its template: that is parsing it once more. */
    private static final int PARSED = 64;

    private final AtomicReferenceArray<@Nullable Read> read = new AtomicReferenceArray<>(PLACES);
    /** Hashes of what was asked lately: most of what is asked once is not asked again. */
    private final AtomicIntegerArray once = new AtomicIntegerArray(PLACES);

    private final AtomicReferenceArray<@Nullable Template> templates = new AtomicReferenceArray<>(TEMPLATES);
    private final AtomicInteger parsed = new AtomicInteger();

    /** A question that is kept. */
    private static final class Read {
        private final int hash;
        private final byte[] bytes;
        private final Asked asked;

        Read(int hash, byte[] bytes, Asked asked) {
            this.hash = hash;
            this.bytes = bytes;
            this.asked = asked;
        }
    }

    /** The question that a body is; a ProblemException names what is wrong with one that is none. */
    Asked of(Buffer body) {
        byte[] bytes = body.getBytes();
        if (bytes.length > LONGEST) {
            return new Asked(question(bytes), false);
        }
        int hash = Arrays.hashCode(bytes) * 0x9E3779B9;
        int home = hash >>> (Integer.SIZE - BITS);
        int first = home & -CHOICES;
        int free = first + (hash & (CHOICES - 1));
        for (int place = first; place < first + CHOICES; place++) {
            @Nullable Read known = read.getAcquire(place);
            if (known == null) {
                free = place;
                break;
            }
            if (known.hash == hash && Arrays.equals(known.bytes, bytes)) {
                return known.asked;
            }
        }
        boolean again = once.getOpaque(home) == hash;
        Asked asked = new Asked(question(bytes), again);
        if (again) {
            read.setRelease(free, new Read(hash, bytes, asked));
        } else {
            once.setOpaque(home, hash);
        }
        return asked;
    }

    private Question question(byte[] bytes) {
        for (int i = 0; i < TEMPLATES; i++) {
            @Nullable Template template = templates.getAcquire(i);
            @Nullable Question question = template == null ? null : template.read(bytes);
            if (question != null) {
                return question;
            }
        }
        Question question = EvaluationReader.one(bytes);
        int number = parsed.getAndIncrement();
        if (number % PARSED == 0) {
            @Nullable Template template = Template.of(bytes, question);
            if (template != null) {
                templates.setRelease(number / PARSED & (TEMPLATES - 1), template);
            }
        }
        return question;
    }
}
