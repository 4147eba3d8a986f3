package io.countersign.check.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.MetadataDictionary;
import io.countersign.document.Pointers;
import io.countersign.document.RegisteredMember;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** C13: a registered member has the JSON type that its specification gives it. */
public final class MemberTypeCheck implements Check {
    private static final Rule RULE = new Rule(
            "C13",
            "CIMD -02 §4; RFC 7591 §2",
            Severity.ERROR,
            "CIMD -00",
            "Give the member the type its specification asks for, or leave it out.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return submitted.document().memberNames().stream()
                .flatMap(name -> MetadataDictionary.registered()
                        .find(name)
                        .flatMap(entry -> submitted.document().member(name).map(value -> mistyped(name, entry, value)))
                        .stream())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Finding> mistyped(String name, RegisteredMember entry, JsonNode value) {
        String must = "the member " + HostileText.quoted(name) + " must be "
                + entry.type().words() + " (" + entry.source() + ")";
        if (!entry.type().admits(value)) {
            return List.of(RULE.broken(
                    Pointers.to(name),
                    must + ", not " + value.getNodeType().name().toLowerCase(Locale.ROOT)));
        }
        if (!entry.type().isArray()) {
            return List.of();
        }
        return IntStream.range(0, value.size())
                .filter(i -> !value.get(i).isTextual())
                .mapToObj(i -> RULE.broken(Pointers.to(name, i), must))
                .toList();
    }
}
