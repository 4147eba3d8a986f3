package io.countersign.check.products;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.Pointers;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** No grant that makes the product refuse the whole document; a grant that is in neither set is not evaluated. */
record GrantTypesCheck(Rule rule, Set<String> accepted, Set<String> refused) implements Check {
    private static final String MEMBER = "grant_types";

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        List<String> grants = submitted.document().strings(MEMBER);
        return IntStream.range(0, grants.size())
                .filter(i -> !accepted.contains(grants.get(i)))
                .mapToObj(i -> finding(Pointers.to(MEMBER, i), grants.get(i)))
                .toList();
    }

    private Finding finding(String pointer, String grant) {
        return refused.contains(grant)
                ? rule.broken(pointer, "the grant " + HostileText.quoted(grant) + " makes it refuse the whole document")
                : rule.notEvaluated(
                        pointer, "whether the grant " + HostileText.quoted(grant) + " is taken is not known");
    }
}
