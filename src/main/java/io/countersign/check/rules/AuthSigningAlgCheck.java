package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.Pointers;
import java.util.List;
import java.util.stream.Stream;

/** R14: the client signs its assertions with a key of its own: by an asymmetric algorithm. */
public final class AuthSigningAlgCheck implements Check {
    private static final Rule RULE = new Rule(
            "R14",
            "RFC 7523 §3; RFC 8725 §3.1; CIMD -02 §4.1",
            Severity.ERROR,
            "CIMD -00",
            "Use an asymmetric algorithm of RFC 7518 or RFC 8037, such as ES256.");
    private static final String SINGULAR = "token_endpoint_auth_signing_alg";

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        Stream<LocatedString> singular =
                submitted
                        .document()
                        .string(SINGULAR)
                        .map(alg -> new LocatedString(Pointers.to(SINGULAR), alg))
                        .stream();
        return Stream.concat(singular, LocatedString.elements(submitted.document(), SINGULAR + "_values_supported"))
                .filter(alg -> !SigningAlg.isAsymmetric(alg.value()))
                .map(alg -> RULE.broken(
                        alg.pointer(),
                        "the algorithm " + HostileText.quoted(alg.value()) + " is no asymmetric signature we know"))
                .toList();
    }
}
