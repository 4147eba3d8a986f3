package io.countersign.check.products;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Submitted;
import java.util.List;

/**
 * A question that nobody has answered for the product, so that no document passes.
 *
 * @param open what is not known, as a sentence
 */
public record OpenCheck(Rule rule, String open) implements Check {
    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return List.of(rule.notEvaluated("", open));
    }
}
