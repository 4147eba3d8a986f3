package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.Pointers;
import java.util.List;

/** R8: the document holds no member that belongs into one server's answer to a registration. */
public final class RegistrationResponseCheck implements Check {
    private static final Rule RULE = new Rule(
            "R8-response",
            "RFC 7591 §3.2.1; RFC 7592 §3",
            Severity.WARNING,
            "RFC 7591",
            "Remove the member: one server wrote it about its own registration, and no other can use it.");
    private static final List<String> OF_AN_ANSWER = List.of("registration_client_uri", "client_id_issued_at");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return OF_AN_ANSWER.stream()
                .filter(submitted.document()::has)
                .map(name -> RULE.broken(Pointers.to(name), name + " is a member of a registration response"))
                .toList();
    }
}
