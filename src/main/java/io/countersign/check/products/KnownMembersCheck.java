package io.countersign.check.products;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.MetadataDictionary;
import io.countersign.document.Pointers;
import java.util.List;
import java.util.Set;

/**
 * No member that makes the product refuse the whole document.
 *
 * @param known members that it is known to take
 * @param refused registered members that it is known to refuse; those that are neither are not evaluated
 */
record KnownMembersCheck(Rule rule, Set<String> known, Set<String> refused) implements Check {
    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return submitted.document().memberNames().stream()
                .filter(name -> !known.contains(name))
                .map(this::finding)
                .toList();
    }

    private Finding finding(String name) {
        String member = "the member " + HostileText.quoted(name);
        // A language tag makes another name of it, which is as unknown as any other.
        boolean other = name.contains("#")
                || refused.contains(name)
                || MetadataDictionary.registered().find(name).isEmpty();
        return other
                ? rule.broken(Pointers.to(name), member + " is not known, and the whole document is refused")
                : rule.notEvaluated(Pointers.to(name), "whether " + member + " is known is not measured");
    }
}
