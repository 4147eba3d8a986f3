package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.MetadataDocument;
import io.countersign.document.Pointers;
import io.countersign.document.UriParts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** C50: the logo, which servers fetch and show, is on a host of the client. */
public final class LogoHostCheck implements Check {
    private static final Rule RULE = new Rule(
            "C50",
            "CIMD -02 §8.8; CIMD -03 §9.8",
            Severity.WARNING,
            "CIMD -00",
            "Put the logo on the host of the client_id or of the client_uri: who controls its host controls what people see.");
    private static final String MEMBER = "logo_uri";

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        MetadataDocument document = submitted.document();
        List<String> hosts = Stream.concat(
                        Stream.of(submitted.expected().value()), document.string("client_uri").stream())
                .map(LogoHostCheck::host)
                .filter(host -> !host.isEmpty())
                .toList();
        return LocatedString.uris(document)
                .filter(uri -> uri.pointer().equals(Pointers.to(MEMBER))
                        || uri.pointer().startsWith(Pointers.to(MEMBER) + "#"))
                .filter(uri -> hosts.stream().noneMatch(host -> isWithin(host(uri.value()), host)))
                .map(uri -> RULE.broken(
                        uri.pointer(),
                        "the logo " + HostileText.quoted(uri.value()) + " is neither on the host of the client_id nor"
                                + " on that of the client_uri"))
                .toList();
    }

    private static boolean isWithin(String host, String of) {
        return host.equals(of) || host.endsWith("." + of);
    }

    private static String host(String url) {
        return UriParts.split(url).host().toLowerCase(Locale.ROOT);
    }
}
