package io.countersign.check.products;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.Pointers;
import java.util.List;

/** No member whose name begins so. */
record ForbiddenMembersCheck(Rule rule, String prefix) implements Check {
    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return submitted.document().memberNames().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> rule.broken(
                        Pointers.to(name),
                        "the member " + HostileText.quoted(name) + " makes it refuse the whole document"))
                .toList();
    }
}
