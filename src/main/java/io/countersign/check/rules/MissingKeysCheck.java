package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.MetadataDocument;
import io.countersign.document.Pointers;
import java.util.List;

/** I100: a client that authenticates with a key says where the key is. */
public final class MissingKeysCheck implements Check {
    private static final Rule RULE = new Rule(
            "I100",
            "CIMD issue 100; RFC 7523 §2.2; RFC 8705 §2.2.2",
            Severity.ERROR,
            "CIMD -02",
            "Add jwks_uri or jwks, or use token_endpoint_auth_method none.");
    private static final List<String> METHODS = List.of("private_key_jwt", "self_signed_tls_client_auth");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        MetadataDocument document = submitted.document();
        if (document.has("jwks") || document.has("jwks_uri") || document.has("signed_jwks_uri")) {
            return List.of();
        }
        AuthMethods methods = AuthMethods.of(document);
        return METHODS.stream()
                .filter(methods::include)
                .map(method -> RULE.broken(
                        document.has(AuthMethods.SINGULAR)
                                ? Pointers.to(AuthMethods.SINGULAR)
                                : Pointers.to(AuthMethods.PLURAL),
                        "the client authenticates by " + method + ", but the document has neither jwks nor jwks_uri"))
                .toList();
    }
}
