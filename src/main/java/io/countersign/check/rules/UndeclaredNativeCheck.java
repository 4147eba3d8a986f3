package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.MetadataDocument;
import java.util.List;

/** R13: a client with loopback or private-use redirects says that it is native, since the default is web. */
public final class UndeclaredNativeCheck implements Check {
    private static final Rule RULE = new Rule(
            "R13-native",
            "OpenID Connect Registration 1.0 §2; CIMD issue 75",
            Severity.WARNING,
            "OpenID Connect Registration 1.0",
            "Add application_type: native.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        MetadataDocument document = submitted.document();
        return RULE.brokenIf(
                !document.has(ClientKind.MEMBER) && ClientKind.isNative(document),
                "",
                "the document has redirect URIs of a native client, but no application_type; absent means web");
    }
}
