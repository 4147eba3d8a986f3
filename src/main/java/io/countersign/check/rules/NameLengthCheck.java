package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import java.util.List;

/** H4: a name fits on the page where people consent. */
public final class NameLengthCheck implements Check {
    private static final Rule RULE =
            new Rule("H4", "house rule", Severity.ERROR, "0.1", "Shorten the name to what people call the client.");
    private static final int MOST = 100;

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return LocatedString.names(submitted.document())
                .filter(name -> name.value().codePointCount(0, name.value().length()) > MOST)
                .map(name -> RULE.broken(
                        name.pointer(),
                        "the name " + HostileText.quoted(name.value()) + " is longer than " + MOST + " characters"))
                .toList();
    }
}
