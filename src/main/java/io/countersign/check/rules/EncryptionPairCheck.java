package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.MetadataDictionary;
import io.countersign.document.MetadataDocument;
import io.countersign.document.Pointers;
import java.util.List;

/** R17: who names an encryption of content names the encryption of its key too. */
public final class EncryptionPairCheck implements Check {
    private static final Rule RULE = new Rule(
            "R17-enc",
            "RFC 9701 §6; OpenID Connect Registration 1.0 §2; JARM §5",
            Severity.ERROR,
            "OpenID Connect Registration 1.0",
            "Add the member that ends in _alg, or remove the one that ends in _enc.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        MetadataDocument document = submitted.document();
        return document.memberNames().stream()
                .filter(name -> name.endsWith("_enc"))
                .filter(name -> MetadataDictionary.registered().find(name).isPresent())
                .filter(name -> !document.has(partner(name)))
                .map(name -> RULE.broken(Pointers.to(name), name + " is there without " + partner(name)))
                .toList();
    }

    private static String partner(String enc) {
        return enc.substring(0, enc.length() - "enc".length()) + "alg";
    }
}
