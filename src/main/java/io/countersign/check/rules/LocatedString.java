package io.countersign.check.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.document.MemberType;
import io.countersign.document.MetadataDictionary;
import io.countersign.document.MetadataDocument;
import io.countersign.document.Pointers;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A string in a document and where it stands; what should be a string and is none is left to the check of types.
 *
 * @param pointer RFC 6901
 */
record LocatedString(String pointer, String value) {
    /** The redirect URIs, in their order. */
    static List<LocatedString> redirectUris(MetadataDocument document) {
        return elements(document, "redirect_uris").toList();
    }

    /** The strings in an array member. */
    static Stream<LocatedString> elements(MetadataDocument document, String name) {
        return document.member(name).filter(JsonNode::isArray).stream()
                .flatMap(array -> IntStream.range(0, array.size())
                        .filter(i -> array.get(i).isTextual())
                        .mapToObj(i -> new LocatedString(
                                Pointers.to(name, i), array.get(i).textValue())));
    }

    /** The values of the members that are registered as one URI, in any language. */
    static Stream<LocatedString> uris(MetadataDocument document) {
        return names(document, MemberType.URI)
                .flatMap(name ->
                        document.string(name).map(value -> new LocatedString(Pointers.to(name), value)).stream());
    }

    /** The elements of the members that are registered as arrays of URIs, the redirect URIs aside. */
    static Stream<LocatedString> listedUris(MetadataDocument document) {
        return names(document, MemberType.URI_ARRAY)
                .filter(name -> !name.equals("redirect_uris"))
                .flatMap(name -> elements(document, name));
    }

    private static Stream<String> names(MetadataDocument document, MemberType type) {
        return document.memberNames().stream()
                .filter(name -> MetadataDictionary.registered()
                        .find(name)
                        .filter(entry -> entry.type() == type)
                        .isPresent());
    }
}
