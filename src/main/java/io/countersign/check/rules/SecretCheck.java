package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.Pointers;
import java.util.List;

/** C19: the document, which everyone can read, holds no client secret. */
public final class SecretCheck implements Check {
    private static final Rule RULE = new Rule(
            "C19",
            "CIMD -02 §4.1",
            Severity.ERROR,
            "CIMD -00",
            "Remove the member, and treat a secret that stood in it as leaked.");
    private static final List<String> FORBIDDEN = List.of("client_secret", "client_secret_expires_at");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return FORBIDDEN.stream()
                .filter(submitted.document()::has)
                .map(name ->
                        RULE.broken(Pointers.to(name), "the document holds " + name + ", and everyone can read it"))
                .toList();
    }
}
