package io.countersign.signing;

import java.util.Locale;

/** What a key signs: each has keys of its own and a published set of its own (ADR 0011, ADR 0016). */
public enum Purpose {
    /** Statements over published versions, and nothing else. */
    STATEMENT,
    /** Everything that is said to who asks: statuses, lists, exports, tokens of the registry's own. */
    ANSWER;

    /** The name in answers. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
