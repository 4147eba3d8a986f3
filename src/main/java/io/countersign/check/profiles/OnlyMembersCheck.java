package io.countersign.check.profiles;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.Pointers;
import java.util.List;
import java.util.Set;

/** Nothing but the listed members. */
public record OnlyMembersCheck(Rule rule, Set<String> names) implements Check {
    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return submitted.document().memberNames().stream()
                .filter(name -> !names.contains(name))
                .map(name -> rule.broken(
                        Pointers.to(name), "the member " + HostileText.quoted(name) + " is not one every server needs"))
                .toList();
    }
}
