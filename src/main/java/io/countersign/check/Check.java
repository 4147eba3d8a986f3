package io.countersign.check;

import java.util.List;

/** One rule and the code that judges it; total, so that no document keeps another check from being run. */
public interface Check {
    /** What is judged. */
    Rule rule();

    /** Everything in the submitted document that breaks the rule. */
    List<Finding> evaluate(Submitted submitted);

    /** The rule's id. */
    default String id() {
        return rule().id();
    }

    /** Where the rule stands. */
    default String citation() {
        return rule().citation();
    }

    /** What breaking it does to the document. */
    default Severity severity() {
        return rule().severity();
    }

    /** The first text that has the rule. */
    default String since() {
        return rule().since();
    }

    /** What a person can do when it fails. */
    default String fix() {
        return rule().fix();
    }
}
