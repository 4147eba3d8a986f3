package io.countersign.check.products;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.Pointers;
import io.countersign.document.UriParts;
import java.util.List;

/** Every member whose name ends in _uri is an https URL, whatever it is for. */
record HttpsMembersCheck(Rule rule) implements Check {
    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return submitted.document().memberNames().stream()
                .filter(name -> name.endsWith("_uri"))
                .filter(name -> submitted
                        .document()
                        .string(name)
                        .filter(value -> UriParts.split(value).hasScheme("https"))
                        .isEmpty())
                .map(name ->
                        rule.broken(Pointers.to(name), "the member " + HostileText.quoted(name) + " is no https URL"))
                .toList();
    }
}
