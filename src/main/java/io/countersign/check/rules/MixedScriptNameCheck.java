package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.Lettering;
import java.util.List;

/** H5: a name is in the letters of one script a word, so that none of them passes for another. */
public final class MixedScriptNameCheck implements Check {
    private static final Rule RULE = new Rule(
            "H5",
            "house rule; UTS 39 §5",
            Severity.WARNING,
            "0.1",
            "Write each word in the letters of one script, or tell the reviewers why the name is written so.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return LocatedString.names(submitted.document())
                .flatMap(name -> Lettering.mixed(name.value()).stream()
                        .map(reason -> RULE.broken(
                                name.pointer(), "the name " + HostileText.quoted(name.value()) + " " + reason)))
                .toList();
    }
}
