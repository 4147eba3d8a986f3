package io.countersign.check.rules;

import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.UrlCheck;
import io.countersign.document.ClientIdUrl;
import java.util.List;
import java.util.stream.Stream;

/** C8: the client identifier is written as it will be requested, since it is compared as a string. */
public final class CanonicalUrlCheck implements UrlCheck {
    private static final Rule RULE = new Rule(
            "C8",
            "CIMD -02 §3; RFC 3986 §6.2.1",
            Severity.ERROR,
            "CIMD -02",
            "Write the host in lower case and leave out port 443.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(ClientIdUrl candidate) {
        List<Finding> port = brokenIf(candidate.hasDefaultPort(), candidate, "names the default port of https");
        List<Finding> host = brokenIf(!candidate.hasLowerCaseHost(), candidate, "has capitals in its host");
        return Stream.of(port, host).flatMap(List::stream).toList();
    }
}
