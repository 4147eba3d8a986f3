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

/** R3: a human-readable member in some language is there without a language too, for whoever reads none of them. */
public final class DefaultLanguageCheck implements Check {
    private static final Rule RULE = new Rule(
            "R3-default",
            "RFC 7591 §2.2 (RECOMMENDED)",
            Severity.WARNING,
            "RFC 7591",
            "Add the member without a language tag.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        MetadataDocument document = submitted.document();
        return document.memberNames().stream()
                .filter(name -> name.indexOf('#') > 0)
                .filter(name -> MetadataDictionary.registered().find(name).isPresent())
                .filter(name -> !document.has(name.substring(0, name.indexOf('#'))))
                .map(name -> RULE.broken(
                        Pointers.to(name),
                        "the document has " + HostileText.quoted(name) + ", but not the same without a language"))
                .toList();
    }
}
