package io.countersign.trust.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * The statuses of one list as a byte array: each of the same few bits, the first in the least significant ones of the first byte
 * (draft-ietf-oauth-status-list §4.1). One thread at a time.
 */
final class StatusBits {

    private final int bits;
    private final int perByte;
    private final int size;
    private final byte[] bytes;

    /** A list of that many statuses, each 0. */
    StatusBits(int bits, int size) {
        if (bits != 1 && bits != 2 && bits != 4 && bits != 8) {
            throw new IllegalArgumentException("a status has 1, 2, 4 or 8 bits");
        }
        this.bits = bits;
        this.perByte = 8 / bits;
        this.size = size;
        this.bytes = new byte[(size + perByte - 1) / perByte];
    }

    /** Sets a status; false where it stood so already. */
    boolean set(int index, int status) {
        int mask = (1 << bits) - 1;
        if (index < 0 || index >= size || status < 0 || status > mask) {
            throw new IllegalArgumentException("no status %d at %d".formatted(status, index));
        }
        int shift = index % perByte * bits;
        int before = Byte.toUnsignedInt(bytes[index / perByte]);
        int after = (before & ~(mask << shift)) | (status << shift);
        bytes[index / perByte] = (byte) after;
        return before != after;
    }

    /** How many bits a status has. */
    int bits() {
        return bits;
    }

    /** A copy of the bytes. */
    byte[] bytes() {
        return bytes.clone();
    }

    /** The member {@code lst}: base64url of the bytes compressed as ZLIB (RFC 1950) at the highest level (§4.2). */
    String lst() {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(compressed, deflater)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written", e);
        } finally {
            deflater.end();
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(compressed.toByteArray());
    }
}
