package io.countersign.check.rules;

import io.countersign.document.MetadataDocument;
import java.util.List;
import java.util.Optional;

/**
 * How a document says that its client authenticates at the token endpoint.
 *
 * @param singular the method of {@code token_endpoint_auth_method}, where that is a string
 * @param listed the strings of {@code token_endpoint_auth_methods_supported}, with their places
 */
record AuthMethods(Optional<String> singular, List<LocatedString> listed) {
    static final String SINGULAR = "token_endpoint_auth_method";
    static final String PLURAL = "token_endpoint_auth_methods_supported";

    /** Copies the list. */
    AuthMethods {
        listed = List.copyOf(listed);
    }

    /** What a document says. */
    static AuthMethods of(MetadataDocument document) {
        return new AuthMethods(
                document.string(SINGULAR),
                LocatedString.elements(document, PLURAL).toList());
    }

    /** Whether the method may be used, as the one or as one of those listed. */
    boolean include(String method) {
        return singular.filter(method::equals).isPresent()
                || listed.stream().anyMatch(it -> it.value().equals(method));
    }

    /** Whether no method but {@code none} is named; none named at all means none (CIMD -03 §6). */
    boolean onlyNone() {
        return singular.orElse("none").equals("none")
                && listed.stream().allMatch(it -> it.value().equals("none"));
    }
}
