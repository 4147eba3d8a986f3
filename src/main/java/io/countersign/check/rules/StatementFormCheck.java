package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.Pointers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** C24: a software statement is a signed JWT that names its issuer, or nobody can trust it. */
public final class StatementFormCheck implements Check {
    private static final Rule RULE = new Rule(
            "C24",
            "CIMD -02 §4.3; RFC 7591 §2.3; RFC 7515 §7.1",
            Severity.ERROR,
            "CIMD -02",
            "Embed the compact JWS as its issuer gave it, signed and with the claim iss, or remove the member.");
    private static final String MEMBER = "software_statement";

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return submitted.document().string(MEMBER).stream()
                .flatMap(value -> CompactJws.read(value)
                        .map(StatementFormCheck::faults)
                        .orElse(List.of("is no JWS in compact form with a JSON object in it"))
                        .stream())
                .map(fault -> RULE.broken(Pointers.to(MEMBER), "the software statement " + fault))
                .toList();
    }

    private static List<String> faults(CompactJws jws) {
        List<String> faults = new ArrayList<>();
        Optional<String> alg = jws.header().string("alg");
        if (alg.filter(it -> !it.isBlank() && !SigningAlg.isNone(it)).isEmpty()) {
            faults.add("is not signed: its alg is absent or none");
        }
        if (jws.payload().string("iss").filter(iss -> !iss.isBlank()).isEmpty()) {
            faults.add("does not name its issuer in iss");
        }
        return faults;
    }
}
