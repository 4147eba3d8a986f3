package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.Lettering;
import java.util.List;

/** H3: no text or member name of the document, at any depth, holds a character that hides itself or turns its neighbours. */
public final class HostileCharactersCheck implements Check {
    private static final Rule RULE = new Rule(
            "H3",
            "house rule; UTS 39 §3; RFC 8264 §9",
            Severity.ERROR,
            "0.1",
            "Remove control, bidirectional, invisible, private-use and unassigned characters.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return LocatedString.everything(submitted.document())
                .flatMap(text -> Lettering.unfit(text.value()).stream()
                        .map(reason -> RULE.broken(
                                text.pointer(), "the text " + HostileText.quoted(text.value()) + " " + reason)))
                .toList();
    }
}
