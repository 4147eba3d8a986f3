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
            "CIMD issue 100; RFC 7523 §2.2",
            Severity.ERROR,
            "CIMD -02",
            "Add jwks_uri or jwks, or use token_endpoint_auth_method none.");
    private static final String SINGULAR = "token_endpoint_auth_method";
    private static final String METHOD = "private_key_jwt";

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        MetadataDocument document = submitted.document();
        boolean needsKeys = document.string(SINGULAR).filter(METHOD::equals).isPresent()
                || document.strings("token_endpoint_auth_methods_supported").contains(METHOD);
        return RULE.brokenIf(
                needsKeys && !document.has("jwks") && !document.has("jwks_uri"),
                Pointers.to(SINGULAR),
                "the client authenticates by private_key_jwt, but the document has neither jwks nor jwks_uri");
    }
}
