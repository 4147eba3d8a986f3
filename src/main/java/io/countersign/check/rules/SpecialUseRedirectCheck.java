package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.RedirectUri;
import io.countersign.document.SpecialUseHost;
import io.countersign.document.UriParts;
import java.util.List;
import java.util.Optional;

/** H9: a redirect leads to the client, and not to whatever has a private address or name in the user's own network. */
public final class SpecialUseRedirectCheck implements Check {
    private static final Rule RULE = new Rule(
            "H9",
            "house rule; RFC 6890; RFC 6761",
            Severity.WARNING,
            "0.1",
            "Use a host on the public internet, or http on the loopback interface for a native client.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        String own = submitted.expected().host();
        return LocatedString.visited(submitted.document())
                .filter(uri -> !new RedirectUri(uri.value()).isLoopback())
                .flatMap(uri -> reason(UriParts.split(uri.value()).host(), own).stream()
                        .map(reason -> RULE.broken(
                                uri.pointer(), "the host of " + HostileText.quoted(uri.value()) + " " + reason)))
                .toList();
    }

    private static Optional<String> reason(String host, String own) {
        return host.equals(own)
                ? Optional.empty()
                : SpecialUseHost.address(host).or(() -> SpecialUseHost.name(host));
    }
}
