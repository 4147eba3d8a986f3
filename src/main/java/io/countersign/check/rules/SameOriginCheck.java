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
import java.util.stream.Stream;

/** C42: addresses of the client are on the origin of its identifier; some servers, such as better-auth, refuse others. */
public final class SameOriginCheck implements Check {
    private static final Rule RULE = new Rule(
            "C42",
            "CIMD -02 §8.1 (may)",
            Severity.WARNING,
            "CIMD -00",
            "Publish the client under a host of its own publisher, or use addresses on the host of the client_id.");
    private static final String HOME = "client_uri";
    private static final List<String> BOUND = List.of("redirect_uris", "post_logout_redirect_uris");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        MetadataDocument document = submitted.document();
        String own = Origin.of(submitted.expected().value());
        Stream<LocatedString> home = LocatedString.uris(document)
                .filter(uri ->
                        uri.pointer().equals(Pointers.to(HOME)) || uri.pointer().startsWith(Pointers.to(HOME) + "#"))
                .filter(uri -> !Origin.of(uri.value()).equals(own));
        // One finding a member, not one an address: the remedy is the same for all.
        Stream<LocatedString> bound = BOUND.stream()
                .flatMap(name -> LocatedString.elements(document, name)
                        .filter(uri -> UriParts.split(uri.value()).hasScheme("https"))
                        .filter(uri -> !Origin.of(uri.value()).equals(own))
                        .limit(1));
        return Stream.concat(home, bound)
                .map(uri -> RULE.broken(
                        uri.pointer(),
                        "the address " + HostileText.quoted(uri.value()) + " is not on the origin "
                                + HostileText.quoted(own) + " of the client_id"))
                .toList();
    }
}
