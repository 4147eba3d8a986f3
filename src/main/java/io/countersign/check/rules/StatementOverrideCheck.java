package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.MetadataDictionary;
import io.countersign.document.MetadataDocument;
import io.countersign.document.Pointers;
import java.util.List;

/** R5: a server that accepts the software statement takes its values before the document's, so they had better be the same. */
public final class StatementOverrideCheck implements Check {
    private static final Rule RULE = new Rule(
            "R5",
            "RFC 7591 §2.3 and §3.1.1",
            Severity.WARNING,
            "RFC 7591",
            "Make the document say what its software statement claims: reviewers judge the document.");
    private static final String MEMBER = "software_statement";

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        MetadataDocument document = submitted.document();
        return document.string(MEMBER).stream()
                .flatMap(value -> CompactJws.read(value).stream())
                .flatMap(jws -> jws.payload().memberNames().stream()
                        .filter(name ->
                                MetadataDictionary.registered().find(name).isPresent())
                        .filter(name -> !jws.payload().member(name).equals(document.member(name))))
                .map(name -> RULE.broken(
                        Pointers.to(MEMBER),
                        "the software statement claims another " + HostileText.quoted(name) + " than the document"))
                .toList();
    }
}
