package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.MetadataDictionary;
import io.countersign.document.Pointers;
import java.util.List;

/** C13: the members are registered client metadata; a server may refuse what it does not know. */
public final class RegisteredNamesCheck implements Check {
    private static final Rule RULE = new Rule(
            "C13",
            "CIMD -02 §4; IANA OAuth Dynamic Client Registration Metadata",
            Severity.WARNING,
            "CIMD -00",
            "Remove the member, or correct its name: Keycloak refuses a document with a member that it does not know.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return submitted.document().memberNames().stream()
                .filter(name -> MetadataDictionary.registered().find(name).isEmpty())
                .map(name -> RULE.broken(
                        Pointers.to(name),
                        "the member " + HostileText.quoted(name) + " is not registered client metadata"))
                .toList();
    }
}
