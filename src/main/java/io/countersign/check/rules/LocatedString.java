package io.countersign.check.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.countersign.document.MemberType;
import io.countersign.document.MetadataDictionary;
import io.countersign.document.MetadataDocument;
import io.countersign.document.Pointers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A string in a document and where it stands; what should be a string and is none is left to the check of types.
 *
 * @param pointer RFC 6901
 */
record LocatedString(String pointer, String value) {
    private static final String REDIRECTS = "redirect_uris";
    private static final List<String> NAMES = List.of("client_name", "organization_name", "display_name");

    /** The redirect URIs, in their order. */
    static List<LocatedString> redirectUris(MetadataDocument document) {
        return elements(document, REDIRECTS).toList();
    }

    /** The strings in an array member. */
    static Stream<LocatedString> elements(MetadataDocument document, String name) {
        return document.member(name).filter(JsonNode::isArray).stream()
                .flatMap(array -> IntStream.range(0, array.size())
                        .filter(i -> array.get(i).isTextual())
                        .mapToObj(i -> new LocatedString(
                                Pointers.to(name, i), array.get(i).textValue())));
    }

    /** The values of the members that are registered as one URI, in any language, and the addresses of certificates in the keys. */
    static Stream<LocatedString> uris(MetadataDocument document) {
        Stream<LocatedString> members = membersOf(document, MemberType.URI)
                .flatMap(name ->
                        document.string(name).map(value -> new LocatedString(Pointers.to(name), value)).stream());
        return Stream.concat(members, certificates(document));
    }

    /** The member {@code x5u} of each key (RFC 7517 §4.6), which a server may fetch. */
    private static Stream<LocatedString> certificates(MetadataDocument document) {
        JsonNode keys = document.member("jwks").map(jwks -> jwks.path("keys")).orElse(MissingNode.getInstance());
        return IntStream.range(0, keys.size())
                .filter(i -> keys.path(i).path("x5u").isTextual())
                .mapToObj(i -> new LocatedString(
                        "/jwks/keys/" + i + "/x5u", keys.path(i).path("x5u").textValue()));
    }

    /** The elements of the members that are registered as arrays of URIs, the redirect URIs aside. */
    static Stream<LocatedString> listedUris(MetadataDocument document) {
        return membersOf(document, MemberType.URI_ARRAY)
                .filter(name -> !name.equals(REDIRECTS))
                .flatMap(name -> elements(document, name));
    }

    /** Every value that is registered as a URI, alone or in an array. */
    static Stream<LocatedString> urls(MetadataDocument document) {
        return Stream.of(uris(document), listedUris(document), elements(document, REDIRECTS))
                .flatMap(Function.identity());
    }

    /** The addresses to which a browser is sent with something in its hands. */
    static Stream<LocatedString> visited(MetadataDocument document) {
        return Stream.of(REDIRECTS, "post_logout_redirect_uris", "claims_redirect_uris")
                .flatMap(name -> elements(document, name));
    }

    /** The names that people are shown, in any language. */
    static Stream<LocatedString> names(MetadataDocument document) {
        return document.memberNames().stream()
                .filter(LocatedString::isName)
                .flatMap(name ->
                        document.string(name).map(value -> new LocatedString(Pointers.to(name), value)).stream());
    }

    /** Every string and every member name, at any depth. */
    static Stream<LocatedString> everything(MetadataDocument document) {
        List<LocatedString> all = new ArrayList<>();
        for (String name : document.memberNames()) {
            all.add(new LocatedString(Pointers.to(name), name));
            document.member(name).ifPresent(value -> collect(value, Pointers.to(name), all));
        }
        return all.stream();
    }

    /** Whether a JSON array holds a string. */
    static boolean contains(JsonNode array, String value) {
        return IntStream.range(0, array.size())
                .anyMatch(i -> value.equals(array.path(i).textValue()));
    }

    private static void collect(JsonNode value, String pointer, List<LocatedString> all) {
        if (value.isTextual()) {
            all.add(new LocatedString(pointer, value.textValue()));
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            String inner = pointer + Pointers.to(member.getKey());
            all.add(new LocatedString(inner, member.getKey()));
            collect(member.getValue(), inner, all);
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            collect(value.get(i), pointer + "/" + i, all);
        }
    }

    private static boolean isName(String member) {
        return NAMES.stream().anyMatch(name -> member.equals(name) || member.startsWith(name + "#"));
    }

    private static Stream<String> membersOf(MetadataDocument document, MemberType type) {
        return document.memberNames().stream()
                .filter(name -> MetadataDictionary.registered()
                        .find(name)
                        .filter(entry -> entry.type() == type)
                        .isPresent());
    }
}
