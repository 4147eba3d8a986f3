package io.countersign.check;

import io.countersign.document.HostileText;

/**
 * One rule that one place of a document does not pass.
 *
 * @param rule the rule's id, such as {@code C14}
 * @param citation where the rule stands
 * @param pointer the place (RFC 6901), "" for the whole document
 * @param message what is wrong, naming the value at fault; safe to print and at most 500 characters
 * @param fix what a person can do about it
 */
public record Finding(
        String rule, String citation, Severity severity, Outcome outcome, String pointer, String message, String fix) {
    private static final int LONGEST_POINTER = 200;
    private static final int LONGEST_MESSAGE = 500;

    /** Makes the parts that may quote the document short and printable. */
    public Finding {
        pointer = HostileText.clean(pointer, LONGEST_POINTER);
        message = HostileText.clean(message, LONGEST_MESSAGE);
    }

    /** The same finding at another severity. */
    Finding at(Severity other) {
        return other == severity ? this : new Finding(rule, citation, other, outcome, pointer, message, fix);
    }
}
