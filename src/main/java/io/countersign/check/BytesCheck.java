package io.countersign.check;

import java.util.List;

/** A check of the bytes as they came, which can be run before anyone has read them. */
public interface BytesCheck extends Check {
    /** Everything in the bytes that breaks the rule. */
    List<Finding> evaluate(Received received);

    /** Nothing: what stands in the bytes is judged in {@link #evaluate(Received)}. */
    @Override
    default List<Finding> evaluate(Submitted submitted) {
        return List.of();
    }
}
