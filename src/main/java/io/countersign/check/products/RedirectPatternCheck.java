package io.countersign.check.products;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Submitted;
import io.countersign.document.Pointers;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Redirect URIs as elsewhere, and besides them {@code http://localhost:*} with any port, which no specification has. */
record RedirectPatternCheck(Rule rule, Check elsewhere) implements Check {
    private static final Pattern ANY_PORT = Pattern.compile("http://localhost:\\*(?:/[^#?*]*)?");

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        List<Finding> findings = elsewhere.evaluate(submitted);
        if (findings.isEmpty()) {
            return findings;
        }
        List<String> uris = submitted.document().redirectUris();
        var anyPort = IntStream.range(0, uris.size())
                .filter(i -> ANY_PORT.matcher(uris.get(i)).matches())
                .mapToObj(i -> Pointers.to("redirect_uris", i))
                .collect(Collectors.toSet());
        return findings.stream()
                .filter(finding -> !anyPort.contains(finding.pointer()))
                .map(finding -> rule.notEvaluated(finding.pointer(), finding.message()))
                .toList();
    }
}
