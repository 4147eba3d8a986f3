package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.Pointers;
import java.util.List;
import java.util.regex.Pattern;

/** R1: a scope is a list of tokens, one space between two of them, of the characters that RFC 6749 allows. */
public final class ScopeSyntaxCheck implements Check {
    private static final Rule RULE = new Rule(
            "R1-scope",
            "RFC 7591 §2; RFC 6749 §3.3",
            Severity.ERROR,
            "RFC 6749",
            "Write the scope values with one space between two of them, in printable ASCII without \" and \\.");
    private static final Pattern SCOPE =
            Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]++(?: [\\x21\\x23-\\x5B\\x5D-\\x7E]++)*+");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return submitted
                .document()
                .string("scope")
                .filter(scope -> !SCOPE.matcher(scope).matches())
                .map(scope -> List.of(RULE.broken(
                        Pointers.to("scope"), "scope is " + HostileText.quoted(scope) + ", no list of scope tokens")))
                .orElse(List.of());
    }
}
