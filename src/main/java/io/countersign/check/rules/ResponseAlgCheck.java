package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.MetadataDictionary;
import io.countersign.document.MetadataDocument;
import io.countersign.document.Pointers;
import java.util.List;
import java.util.stream.Stream;

/** R17: what servers sign for the client they sign, and with their own key: a public document can establish no shared one. */
public final class ResponseAlgCheck implements Check {
    private static final Rule RULE = new Rule(
            "R17-alg",
            "RFC 9701 §6; OpenID Connect Registration 1.0 §2; JARM §5; RFC 8725 §3.1",
            Severity.ERROR,
            "OpenID Connect Registration 1.0",
            "Use an asymmetric algorithm such as ES256, or leave the member out.");
    private static final String REQUEST_OBJECTS = "request_object_sign";

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        MetadataDocument document = submitted.document();
        return document.memberNames().stream()
                .filter(ResponseAlgCheck::isAboutSigning)
                .flatMap(name -> algs(document, name).filter(alg -> !isSound(name, alg.value())))
                .map(alg -> RULE.broken(
                        alg.pointer(), "the algorithm " + HostileText.quoted(alg.value()) + " protects nothing here"))
                .toList();
    }

    private static boolean isAboutSigning(String name) {
        // The token endpoint's own members are R14's.
        return (name.endsWith("_signed_response_alg")
                        || name.endsWith("_signing_alg")
                        || name.endsWith("_signing_alg_values_supported"))
                && !name.startsWith("token_endpoint_auth_")
                && MetadataDictionary.registered().find(name).isPresent();
    }

    private static Stream<LocatedString> algs(MetadataDocument document, String name) {
        return Stream.concat(
                document.string(name).map(alg -> new LocatedString(Pointers.to(name), alg)).stream(),
                LocatedString.elements(document, name));
    }

    private static boolean isSound(String name, String alg) {
        // A request object may be unsigned, where nothing else asks for its signature (OpenID Connect Core 1.0 §6.1).
        return !SigningAlg.isSymmetric(alg) && (!SigningAlg.isNone(alg) || name.startsWith(REQUEST_OBJECTS));
    }
}
