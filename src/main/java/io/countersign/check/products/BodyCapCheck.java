package io.countersign.check.products;

import io.countersign.check.BytesCheck;
import io.countersign.check.Finding;
import io.countersign.check.Received;
import io.countersign.check.Rule;
import java.util.List;

/**
 * The body is not larger than what the product reads.
 *
 * @param read the bytes that it reads for certain
 * @param refused the most that it may read: where its source only says "5 KB", the readings of that lie between
 */
record BodyCapCheck(Rule rule, int read, int refused) implements BytesCheck {
    @Override
    public List<Finding> evaluate(Received received) {
        int size = received.bytes().length;
        if (size > refused) {
            return List.of(
                    rule.broken("", "the document has " + size + " bytes, and at most " + refused + " are read"));
        }
        return size > read
                ? List.of(rule.notEvaluated(
                        "",
                        "the document has " + size + " bytes, and the limit lies between " + read + " and " + refused))
                : List.of();
    }
}
