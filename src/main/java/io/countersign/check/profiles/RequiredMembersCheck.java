package io.countersign.check.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Submitted;
import java.util.List;

/** Members that must be there and hold something: a string that is not blank, or an array that is not empty. */
public record RequiredMembersCheck(Rule rule, List<String> names) implements Check {
    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return names.stream()
                .filter(name -> submitted
                        .document()
                        .member(name)
                        .filter(RequiredMembersCheck::holdsSomething)
                        .isEmpty())
                .map(name -> rule.broken("", "the document has no " + name + " that holds something"))
                .toList();
    }

    private static boolean holdsSomething(JsonNode value) {
        return value.isTextual() ? !value.textValue().isBlank() : value.isArray() && !value.isEmpty();
    }
}
