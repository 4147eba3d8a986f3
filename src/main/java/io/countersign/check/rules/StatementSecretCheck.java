package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Outcome;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.Pointers;
import java.util.List;

/** C20: what the document must not say its software statement does not say either. */
public final class StatementSecretCheck implements Check {
    private static final Rule RULE = new Rule(
            "C20-statement",
            "CIMD -03 §6; CIMD -02 §4.1",
            Severity.ERROR,
            "CIMD -03",
            "Ask the issuer of the software statement for one without secrets, private keys and shared-secret methods.");
    private static final String MEMBER = "software_statement";
    private static final List<Check> FORBIDDEN = List.of(
            new SecretCheck(), new RegistrationTokenCheck(), new SharedSecretMethodCheck(), new PrivateKeyCheck());

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return submitted.document().string(MEMBER).stream()
                .flatMap(value -> CompactJws.read(value).stream())
                .map(jws -> new Submitted(submitted.expected(), jws.payload(), submitted.size()))
                .flatMap(claims -> FORBIDDEN.stream().flatMap(check -> check.evaluate(claims).stream()))
                .filter(finding -> finding.outcome() == Outcome.FAIL)
                .map(finding -> RULE.broken(
                        Pointers.to(MEMBER),
                        "the software statement, at " + finding.pointer() + ": " + finding.message()))
                .toList();
    }
}
