package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.MetadataDictionary;
import io.countersign.document.Pointers;
import io.countersign.document.RegisteredMember;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** R3: what follows {@code #} in the name of a human-readable member is a language tag, each only once. */
public final class LanguageTagCheck implements Check {
    private static final Rule RULE = new Rule(
            "R3",
            "RFC 7591 §2.2; RFC 5646 §2.1",
            Severity.ERROR,
            "RFC 7591",
            "Write the member's name, one #, and a language tag such as de or pt-BR.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        Set<String> seen = new HashSet<>();
        List<Finding> findings = new ArrayList<>();
        for (String name : submitted.document().memberNames()) {
            int hash = name.indexOf('#');
            if (hash < 0 || !isHumanReadable(name.substring(0, hash))) {
                continue;
            }
            if (!isWellFormed(name.substring(hash + 1))) {
                findings.add(RULE.broken(
                        Pointers.to(name),
                        "the member " + HostileText.quoted(name) + " has no well-formed language tag"));
            } else if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                // Tags are compared without regard to case (RFC 5646 §2.1.1).
                findings.add(RULE.broken(
                        Pointers.to(name), "the member " + HostileText.quoted(name) + " is there in another spelling"));
            }
        }
        return findings;
    }

    private static boolean isHumanReadable(String name) {
        return MetadataDictionary.registered()
                .find(name)
                .filter(RegisteredMember::localizable)
                .isPresent();
    }

    private static boolean isWellFormed(String tag) {
        try {
            // The builder takes an underscore for a hyphen, and an empty tag for no language.
            return !tag.isEmpty()
                    && tag.indexOf('_') < 0
                    && !new Locale.Builder()
                            .setLanguageTag(tag)
                            .build()
                            .toLanguageTag()
                            .equals("und");
        } catch (IllformedLocaleException e) {
            return false;
        }
    }
}
