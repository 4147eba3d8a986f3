package io.countersign.check.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.document.MetadataDocument;
import io.countersign.document.Pointers;
import java.util.List;
import java.util.stream.IntStream;

/** The strings of a document, each with its place. */
final class Strings {
    private Strings() {}

    /**
     * A string and where it stands.
     *
     * @param pointer RFC 6901
     */
    record Located(String pointer, String value) {}

    /** The strings in an array member; what is no string is left to the check of types. */
    static List<Located> of(MetadataDocument document, String name) {
        return document.member(name).filter(JsonNode::isArray).stream()
                .flatMap(array -> IntStream.range(0, array.size())
                        .filter(i -> array.get(i).isTextual())
                        .mapToObj(i ->
                                new Located(Pointers.to(name, i), array.get(i).textValue())))
                .toList();
    }
}
