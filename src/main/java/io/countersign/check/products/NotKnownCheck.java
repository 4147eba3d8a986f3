package io.countersign.check.products;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Submitted;
import java.util.List;

/** What a specification forbids or leaves open, and nobody has tried on this product: a document that has it is not evaluated. */
record NotKnownCheck(Rule rule, List<Check> specified) implements Check {
    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return specified.stream()
                .flatMap(check -> check.evaluate(submitted).stream())
                .map(finding -> rule.notEvaluated(
                        finding.pointer(),
                        finding.message() + " (" + finding.rule() + "); what this server does then is not known"))
                .toList();
    }
}
