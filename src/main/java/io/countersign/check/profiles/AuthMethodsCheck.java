package io.countersign.check.profiles;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.Pointers;
import java.util.List;
import java.util.Set;

/**
 * How the client authenticates is one of the methods that are taken; a document that does not say is another rule's business.
 *
 * @param others whether a method that is not listed is known to be refused, or not known at all
 */
public record AuthMethodsCheck(Rule rule, Set<String> accepted, Others others) implements Check {
    private static final String MEMBER = "token_endpoint_auth_method";

    /** What is known of a value that is not listed. */
    public enum Others {
        REFUSED,
        NOT_KNOWN
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return submitted.document().string(MEMBER).filter(method -> !accepted.contains(method)).stream()
                .map(method -> switch (others) {
                    case REFUSED ->
                        rule.broken(
                                Pointers.to(MEMBER),
                                "the authentication method " + HostileText.quoted(method) + " is not taken");
                    case NOT_KNOWN ->
                        rule.notEvaluated(
                                Pointers.to(MEMBER),
                                "whether the authentication method " + HostileText.quoted(method)
                                        + " is taken is not known");
                })
                .toList();
    }
}
