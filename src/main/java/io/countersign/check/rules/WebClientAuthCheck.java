package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.MetadataDocument;
import io.countersign.document.Pointers;
import io.countersign.document.UriParts;
import java.util.List;

/** C38: a client on a server, which can keep a key, authenticates with it. */
public final class WebClientAuthCheck implements Check {
    private static final Rule RULE = new Rule(
            "C38",
            "CIMD -02 §8.2; CIMD -03 §6",
            Severity.WARNING,
            "CIMD -00",
            "Use private_key_jwt, or tell the reviewers that the client runs in a browser and cannot keep a key.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        MetadataDocument document = submitted.document();
        if (!AuthMethods.of(document).onlyNone()) {
            return List.of();
        }
        List<LocatedString> redirects = LocatedString.redirectUris(document);
        boolean web = !redirects.isEmpty()
                && !ClientKind.isNative(document)
                && redirects.stream()
                        .allMatch(uri -> UriParts.split(uri.value()).hasScheme("https"));
        return RULE.brokenIf(
                web,
                document.has(AuthMethods.SINGULAR) ? Pointers.to(AuthMethods.SINGULAR) : "",
                "the client is on the web, but does not authenticate");
    }
}
