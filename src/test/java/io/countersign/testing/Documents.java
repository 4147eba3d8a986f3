package io.countersign.testing;

import io.countersign.document.ClientId;
import io.countersign.document.MetadataDocument;
import io.countersign.document.MetadataDocument.Parsed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The real vendor documents under {@code documents/}, as served, and re-homed under a publisher host of ours. */
public final class Documents {
    /** Documents that name their own client_id. */
    public static final List<String> NAMES = List.of("claude", "claude-code", "chatgpt", "vscode", "zed");

    /** A dynamic registration request (RFC 7591), which has no client_id. */
    public static final String REGISTRATION_REQUEST = "vscode-dcr";

    private Documents() {}

    /** The bytes as the vendor served them. */
    public static byte[] bytes(String name) {
        try (InputStream in = Documents.class.getResourceAsStream("/documents/" + name + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("no document " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The client_id that the vendor's document names. */
    public static ClientId ownId(String name) {
        if (MetadataDocument.parse(bytes(name)) instanceof Parsed.Readable(MetadataDocument document)) {
            return ClientId.parse(document.clientId().orElseThrow());
        }
        throw new IllegalStateException(name + " is not readable");
    }

    /** The client_id of a re-homed document: {@code https://acme.example/oauth/<name>}. */
    public static ClientId rehomedId(String name) {
        return ClientId.parse("https://acme.example/oauth/" + name);
    }

    /** The vendor's bytes with nothing but the client_id replaced by {@link #rehomedId}. */
    public static byte[] rehomed(String name) {
        return rehomed(name, rehomedId(name));
    }

    /** The vendor's bytes with nothing but the client_id replaced; unchanged where there is none. */
    public static byte[] rehomed(String name, ClientId clientId) {
        if (name.equals(REGISTRATION_REQUEST)) {
            return bytes(name);
        }
        String text = new String(bytes(name), StandardCharsets.UTF_8);
        String own = "\"client_id\":\"" + ownId(name) + '"';
        if (!text.contains(own)) {
            throw new IllegalStateException(name + " does not write its client_id as expected");
        }
        return text.replace(own, "\"client_id\":\"" + clientId + '"').getBytes(StandardCharsets.UTF_8);
    }
}
