package io.countersign.check.rules;

import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.check.UrlCheck;
import io.countersign.document.ClientIdUrl;
import io.countersign.document.HostileText;
import io.countersign.document.UriParts;
import java.util.ArrayList;
import java.util.List;

/** H6: an encoded host name can be decoded, so that people can be shown what it stands for. */
public final class PunycodeCheck implements UrlCheck {
    private static final Rule RULE = new Rule(
            "H6",
            "house rule; RFC 3492; RFC 5891 §4.4",
            Severity.ERROR,
            "0.1",
            "Write the host as its owner registered it: each xn-- label must stand for lower-case letters.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(ClientIdUrl candidate) {
        return HostLabels.of(candidate.parts().host())
                .undecodable()
                .map(label -> brokenIf(true, candidate, "has the label " + HostileText.quoted(label) + ", no punycode"))
                .orElse(List.of());
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        List<Finding> findings = new ArrayList<>(evaluate(submitted.url()));
        LocatedString.urls(submitted.document())
                .forEach(uri -> HostLabels.of(UriParts.split(uri.value()).host())
                        .undecodable()
                        .map(label -> RULE.broken(
                                uri.pointer(),
                                "the host of " + HostileText.quoted(uri.value()) + " has the label "
                                        + HostileText.quoted(label) + ", no punycode"))
                        .ifPresent(findings::add));
        return findings;
    }
}
