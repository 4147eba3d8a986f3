package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.MetadataDocument;
import io.countersign.document.Pointers;
import java.util.List;

/** R13: a client on the machine of its user is public, since every copy of it would hold the same key. */
public final class NativeSecretCheck implements Check {
    private static final Rule RULE = new Rule(
            "R13-public",
            "OAuth 2.1 -15 §8.3.1; RFC 8252 §8.4",
            Severity.WARNING,
            "RFC 8252",
            "Use token_endpoint_auth_method none, or tell the reviewers how each copy keeps its key.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        MetadataDocument document = submitted.document();
        boolean confidential = !AuthMethods.of(document).onlyNone();
        return RULE.brokenIf(
                confidential && ClientKind.isNative(document),
                document.has(AuthMethods.SINGULAR)
                        ? Pointers.to(AuthMethods.SINGULAR)
                        : Pointers.to(AuthMethods.PLURAL),
                "the client is native, but authenticates with a key that every copy of it holds");
    }
}
