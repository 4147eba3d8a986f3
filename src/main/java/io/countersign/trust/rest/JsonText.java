package io.countersign.trust.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/** JSON (RFC 8259) that is being written, as the bytes that go out: text that is JSON already, and values that Jackson quotes where they need it. */
final class JsonText {

    private static final JsonStringEncoder QUOTES = JsonStringEncoder.getInstance();

    private byte[] bytes;
    private int length;

    /** Empty, with room for so many bytes before it has to grow. */
    JsonText(int usualLength) {
        bytes = new byte[usualLength];
    }

    /** Appends text that is JSON as it is: the low byte of each character, which is all that one of ASCII has. */
    JsonText json(String text) {
        room(text.length());
        copy(text);
        return this;
    }

    /** Appends a number. */
    JsonText number(int value) {
        return json(Integer.toString(value));
    }

    /** Appends a boolean. */
    JsonText bool(boolean value) {
        return json(value ? "true" : "false");
    }

    /** Appends a string in quotes, whatever is in it. */
    JsonText string(String value) {
        if (!isPlain(value)) {
            return escaped(QUOTES.quoteAsUTF8(value));
        }
        room(value.length() + 2);
        bytes[length++] = '"';
        copy(value);
        bytes[length++] = '"';
        return this;
    }

    private JsonText escaped(byte[] value) {
        json("\"").room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return json("\"");
    }

    /** How many bytes there are. */
    int length() {
        return length;
    }

    /** The bytes from a place on, one character each: {@link #json(String)} appends them as they were. */
    String since(int place) {
        return new String(bytes, place, length - place, ISO_8859_1);
    }

    @SuppressWarnings("deprecation")
    private void copy(String text) {
        int more = text.length();
        text.getBytes(0, more, bytes, length);
        length += more;
    }

    /** What was written. */
    Buffer buffer() {
        return Buffer.buffer(length).appendBytes(bytes, 0, length);
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    /** Whether a string is ASCII, and nothing in it has to be escaped (RFC 8259 §7). */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }
}
