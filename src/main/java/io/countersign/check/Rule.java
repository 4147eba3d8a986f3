package io.countersign.check;

import java.util.List;

/**
 * What a check holds a document to.
 *
 * @param id the short name used in findings and fixtures
 * @param citation where the rule stands
 * @param since the first text that has it
 * @param fix what a person can do when it fails
 */
public record Rule(String id, String citation, Severity severity, String since, String fix) {
    /** The finding that a place breaks this rule. */
    public Finding broken(String pointer, String message) {
        return new Finding(id, citation, severity, Outcome.FAIL, pointer, message, fix);
    }

    /** The finding that a place has not the form in which this rule could be judged. */
    public Finding notEvaluated(String pointer, String message) {
        return new Finding(id, citation, severity, Outcome.COULD_NOT_EVALUATE, pointer, message, fix);
    }

    /** The one finding, or none where the rule is kept. */
    public List<Finding> brokenIf(boolean broken, String pointer, String message) {
        return broken ? List.of(broken(pointer, message)) : List.of();
    }

    /** The same rule at another severity. */
    public Rule at(Severity other) {
        return other == severity ? this : new Rule(id, citation, other, since, fix);
    }
}
