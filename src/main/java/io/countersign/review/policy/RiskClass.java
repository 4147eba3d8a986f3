package io.countersign.review.policy;

import io.countersign.document.ChangeClass;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How much depends on a submission; a namespace has at most one policy in force for each. */
public enum RiskClass {
    /** A development client: its document is in no trust list, whatever it says. */
    DEVELOPMENT,
    /** Nothing changes, or nothing that people or servers act on. */
    LOW,
    /** What people see when they consent changes. */
    MODERATE,
    /** The first version, or a change of where codes and tokens go, how the client authenticates, or what it may ask for. */
    HIGH;

    /** The class of a change, the first version counting as a change of everything. */
    public static RiskClass of(boolean development, Set<ChangeClass> changes) {
        if (development) {
            return DEVELOPMENT;
        }
        if (changes.contains(ChangeClass.SECURITY)) {
            return HIGH;
        }
        return changes.contains(ChangeClass.DISPLAY) ? MODERATE : LOW;
    }

    /** The name in requests and answers, for example {@code high}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The class of a wire name; empty for other names. */
    public static Optional<RiskClass> of(String wire) {
        return Arrays.stream(values()).filter(risk -> risk.wire().equals(wire)).findFirst();
    }
}
