package io.countersign.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * A request to somebody else's server.
 *
 * @param headers what is sent beside the body, by name
 * @param body what is sent; empty for none
 * @param mostBytes of the answer's body; one more and the answer is refused
 * @param timeout for all of it, from the question for the name to the last byte
 */
public record Call(String method, URI url, Map<String, String> headers, Bytes body, int mostBytes, Duration timeout) {

    private static final Bytes NOTHING = new Bytes(new byte[0]);

    /** Takes copies. */
    public Call {
        headers = Map.copyOf(headers);
    }

    /** A GET. */
    public static Call get(URI url, Map<String, String> headers, int mostBytes, Duration timeout) {
        return new Call("GET", url, headers, NOTHING, mostBytes, timeout);
    }
}
