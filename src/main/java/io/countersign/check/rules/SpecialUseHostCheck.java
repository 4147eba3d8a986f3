package io.countersign.check.rules;

import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.check.UrlCheck;
import io.countersign.document.ClientIdUrl;
import io.countersign.document.HostileText;
import io.countersign.document.SpecialUseHost;
import io.countersign.document.UriParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** C47: no server is asked to fetch from an address or a name that is not on the public internet. */
public final class SpecialUseHostCheck implements UrlCheck {
    private static final Rule RULE = new Rule(
            "C47",
            "CIMD -02 §8.6; RFC 6890; RFC 6761",
            Severity.ERROR,
            "CIMD -00",
            "Use the name of a host on the public internet.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(ClientIdUrl candidate) {
        // A name is left to the publisher hosts that the registry serves: a development one may end in .localhost.
        return SpecialUseHost.address(candidate.parts().host())
                .map(reason -> brokenIf(true, candidate, "has a host that " + reason))
                .orElse(List.of());
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        String own = submitted.expected().host();
        List<Finding> findings = new ArrayList<>(evaluate(submitted.url()));
        Stream.concat(
                        LocatedString.uris(submitted.document()),
                        LocatedString.elements(submitted.document(), "request_uris"))
                .forEach(uri -> reason(UriParts.split(uri.value()).host(), own)
                        .map(reason -> RULE.broken(
                                uri.pointer(), "the host of " + HostileText.quoted(uri.value()) + " " + reason))
                        .ifPresent(findings::add));
        return findings;
    }

    private static Optional<String> reason(String host, String own) {
        // Whoever reaches the document reaches the rest of its host.
        return SpecialUseHost.address(host).or(() -> host.equals(own) ? Optional.empty() : SpecialUseHost.name(host));
    }
}
