package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.MetadataDocument;
import java.util.List;

/** R1: a client that asks for tokens in its own name authenticates. */
public final class MachineGrantCheck implements Check {
    private static final Rule RULE = new Rule(
            "R1-machine",
            "RFC 6749 §4.4",
            Severity.ERROR,
            "RFC 6749",
            "Use private_key_jwt or a method of RFC 8705, or remove client_credentials from grant_types.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        MetadataDocument document = submitted.document();
        if (!AuthMethods.of(document).onlyNone()) {
            return List.of();
        }
        return LocatedString.elements(document, "grant_types")
                .filter(grant -> grant.value().equals("client_credentials"))
                .map(grant ->
                        RULE.broken(grant.pointer(), "the client uses client_credentials, but does not authenticate"))
                .toList();
    }
}
