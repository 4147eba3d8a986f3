package io.countersign.fetch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes as somebody else sent them: hostile, but bounded in number. */
public final class Bytes {

    private final byte[] value;

    /** A copy of the bytes. */
    public Bytes(byte[] value) {
        this.value = value.clone();
    }

    /** A copy of the bytes. */
    public byte[] value() {
        return value.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }
}
