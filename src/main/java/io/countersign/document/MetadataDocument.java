package io.countersign.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A client ID metadata document (CIMD §4) as read: the members of one JSON object, which nobody can change. */
public final class MetadataDocument {
    private final ObjectNode members;

    MetadataDocument(ObjectNode members) {
        this.members = members;
    }

    /** What became of reading some bytes. */
    public sealed interface Parsed {
        /** The bytes are one strict JSON object. */
        @SuppressWarnings("AvoidCommonTypeNames") // java.lang.Readable is never meant here
        record Readable(MetadataDocument document) implements Parsed {}

        /**
         * The bytes are not one strict JSON object.
         *
         * @param message why, as a sentence about the document; may quote it
         * @param pointer where (RFC 6901), or "" for the whole
         */
        record Unreadable(String message, String pointer) implements Parsed {}
    }

    /**
     * Reads bytes strictly by RFC 8259: UTF-8 without byte order mark, one object and nothing after it, no member twice at any depth,
     * at most 16 levels. Never throws.
     */
    public static Parsed parse(byte[] bytes) {
        return StrictJson.read(bytes);
    }

    /** The document of bytes that were readable when they were checked, as all are that are kept. */
    public static MetadataDocument ofChecked(byte[] bytes) {
        return switch (parse(bytes)) {
            case Parsed.Readable(var document) -> document;
            case Parsed.Unreadable unreadable ->
                throw new IllegalStateException("what was checked is readable: " + unreadable.message());
        };
    }

    /** Whether a reader that overlooks what {@link #parse} refuses, as authorization servers may, still finds one JSON object. */
    public static boolean isObjectToALenientReader(byte[] bytes) {
        return LenientJson.isObject(bytes);
    }

    /** The member {@code client_id}, where it is a string. */
    public Optional<String> clientId() {
        return string("client_id");
    }

    /** The member {@code client_name}, where it is a string. */
    public Optional<String> clientName() {
        return string("client_name");
    }

    /** The member {@code redirect_uris}; empty where it is absent or anything but an array of strings. */
    public List<String> redirectUris() {
        return strings("redirect_uris");
    }

    /** A member that is a string. */
    public Optional<String> string(String name) {
        return Optional.ofNullable(members.get(name)).map(JsonNode::textValue);
    }

    /** A member that is an array of strings only; empty where it is absent or anything else. */
    public List<String> strings(String name) {
        JsonNode member = members.get(name);
        if (member == null || !member.isArray()) {
            return List.of();
        }
        List<String> values = new ArrayList<>();
        for (JsonNode element : member) {
            if (!element.isTextual()) {
                return List.of();
            }
            values.add(element.textValue());
        }
        return List.copyOf(values);
    }

    /** A copy of any member, a JSON null included. */
    public Optional<JsonNode> member(String name) {
        return Optional.ofNullable(members.get(name)).map(JsonNode::deepCopy);
    }

    /** Whether the member is there, whatever it holds. */
    public boolean has(String name) {
        return members.has(name);
    }

    /** The names of the members, in the order of the document. */
    public List<String> memberNames() {
        List<String> names = new ArrayList<>();
        members.fieldNames().forEachRemaining(names::add);
        return List.copyOf(names);
    }

    /** The bytes of the same members in the same order under another client identifier; empty where they would be more than 5000. */
    public Optional<byte[]> under(ClientId clientId) {
        ObjectNode renamed = members.deepCopy();
        renamed.put("client_id", clientId.value());
        return DocumentWriter.write(renamed);
    }
}
