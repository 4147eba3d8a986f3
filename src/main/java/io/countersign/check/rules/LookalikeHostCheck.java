package io.countersign.check.rules;

import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.check.UrlCheck;
import io.countersign.document.ClientIdUrl;
import io.countersign.document.UriParts;
import java.util.ArrayList;
import java.util.List;

/** H7: a host name in other letters than a to z is shown to reviewers in both its forms, since it may be made to look like another. */
public final class LookalikeHostCheck implements UrlCheck {
    private static final Rule RULE = new Rule(
            "H7",
            "house rule; UTS 39; RFC 5890 §4.4",
            Severity.WARNING,
            "0.1",
            "Use a host name in plain letters, or tell the reviewers why the publisher has this one.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(ClientIdUrl candidate) {
        return HostLabels.of(candidate.parts().host())
                .bothForms()
                .map(forms -> brokenIf(true, candidate, "has a label that " + forms))
                .orElse(List.of());
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        List<Finding> findings = new ArrayList<>(evaluate(submitted.url()));
        LocatedString.urls(submitted.document())
                .forEach(uri -> HostLabels.of(UriParts.split(uri.value()).host())
                        .bothForms()
                        .map(forms -> RULE.broken(uri.pointer(), "a label of the host " + forms))
                        .ifPresent(findings::add));
        return findings;
    }
}
