package io.countersign.testing;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads the member {@code lst} of a Token Status List as a relying party does, from the text of the draft and with nothing of ours. */
public final class StatusListDecoder {

    private StatusListDecoder() {}

    /** The bytes of a list (draft-ietf-oauth-status-list §4.2, in reverse). */
    public static byte[] inflate(String lst) {
        Inflater inflater = new Inflater();
        inflater.setInput(Base64.getUrlDecoder().decode(lst));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        try {
            while (!inflater.finished()) {
                int n = inflater.inflate(some);
                if (n == 0 && inflater.needsInput()) {
                    throw new IllegalStateException("the list ends too early");
                }
                out.write(some, 0, n);
            }
        } catch (DataFormatException e) {
            throw new IllegalStateException("no ZLIB", e);
        } finally {
            inflater.end();
        }
        return out.toByteArray();
    }

    /** The status at an index: as a row of bits, the first in the least significant bit of the first byte (§4.1). */
    public static int status(byte[] list, int bits, int index) {
        int status = 0;
        for (int bit = 0; bit < bits; bit++) {
            long at = (long) index * bits + bit;
            int set = list[(int) (at >> 3)] >> (int) (at & 7) & 1;
            status |= set << bit;
        }
        return status;
    }
}
