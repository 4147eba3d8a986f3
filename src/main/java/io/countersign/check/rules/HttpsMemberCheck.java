package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.MetadataDocument;
import io.countersign.document.RedirectUri;
import io.countersign.document.UriParts;
import java.util.List;
import java.util.stream.Stream;

/** C48: what a server or a browser will fetch is https, so that no other scheme can be smuggled in. */
public final class HttpsMemberCheck implements Check {
    private static final Rule RULE = new Rule(
            "C48",
            "CIMD -02 §8.6; RFC 7591 §2",
            Severity.ERROR,
            "CIMD -00",
            "Use an https URL, or leave the member out.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        MetadataDocument document = submitted.document();
        // A listed address may belong to a client on the machine of its user, as a redirect URI may.
        Stream<LocatedString> unsafe = Stream.concat(
                LocatedString.uris(document).filter(uri -> !isHttps(uri.value())),
                LocatedString.listedUris(document)
                        .filter(uri -> !isHttps(uri.value()) && !new RedirectUri(uri.value()).isLoopback()));
        return unsafe.map(uri ->
                        RULE.broken(uri.pointer(), "the value " + HostileText.quoted(uri.value()) + " is no https URL"))
                .toList();
    }

    private static boolean isHttps(String value) {
        UriParts parts = UriParts.split(value);
        return parts.hasScheme("https")
                && !UriParts.hasIllegalCharacter(value)
                && parts.hasValidHost()
                && parts.hasValidPort()
                && !parts.hasUserinfo();
    }
}
