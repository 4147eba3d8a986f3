package io.countersign.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A named choice of rules, each with the severity it has there (CIMD §4 lets other specifications restrict contents).
 *
 * @param name the name in queries and answers, such as {@code cimd-02}
 * @param title the name for people
 * @param source what the rules were taken from, and what a verdict takes for granted
 */
public record Profile(String name, String title, Kind kind, String source, List<Selected> rules) {
    /** Copies the list. */
    public Profile {
        rules = List.copyOf(rules);
    }

    /** Whose rules they are. */
    public enum Kind {
        /** A published text. */
        @JsonProperty("standard")
        STANDARD,
        /** This registry. */
        @JsonProperty("house")
        HOUSE,
        /** An authorization server as it is built. */
        @JsonProperty("product")
        PRODUCT
    }

    /** One check and the severity it has in this profile. */
    public record Selected(Check check, Severity severity) {
        /** The check at its own severity. */
        public static Selected of(Check check) {
            return new Selected(check, check.severity());
        }

        /** The check's rule, with the severity it has here. */
        public Rule rule() {
            return check.rule().at(severity);
        }
    }
}
