package io.countersign.yardstick;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A JSON text of an exact size that says nothing, made once.
 *
 * @param query the query of the requests that it answers, {@code size=400}
 */
record Constant(@Nullable String query, Buffer bytes) {

    private static final String SIZE = "size=";
    private static final int LARGEST = 65_536;

    /** The one that was asked for last, by requests that all ask for the same; none before the first, since a native image holds no buffers. */
    private static volatile @Nullable Constant last;

    static Constant of(@Nullable String query) {
        @Nullable Constant found = last;
        if (found == null || !Objects.equals(found.query(), query)) {
            found = make(query);
            last = found;
        }
        return found;
    }

    private static Constant make(@Nullable String query) {
        byte[] text = new byte[size(query)];
        Arrays.fill(text, (byte) 'x');
        text[0] = '"';
        text[text.length - 1] = '"';
        return new Constant(query, Buffer.buffer(text));
    }

    /** The size that the query asks for, from the shortest JSON string up to a bound; of anything else the shortest. */
    private static int size(@Nullable String query) {
        if (query == null || !query.startsWith(SIZE)) {
            return 2;
        }
        try {
            return Math.clamp(Integer.parseInt(query.substring(SIZE.length())), 2, LARGEST);
        } catch (NumberFormatException notANumber) {
            return 2;
        }
    }
}
