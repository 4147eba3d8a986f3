package io.countersign.check.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.MetadataDocument;
import io.countersign.document.Pointers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** H8: lists, objects and texts are as short as a document needs them, which keeps it readable to people and cheap to servers. */
public final class BoundsCheck implements Check {
    private static final Rule RULE = new Rule(
            "H8", "house rule; CIMD -02 §8.7", Severity.ERROR, "0.1", "Shorten the member, or split the client.");
    private static final int MOST_ELEMENTS = 100;
    private static final int LONGEST_TEXT = 2048;
    private static final int LONGEST_MACHINE_TEXT = 4096;
    private static final Map<String, Integer> FEW =
            Map.of("contacts", 10, "grant_types", 20, "response_types", 20, "keywords", 20);

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        MetadataDocument document = submitted.document();
        List<Finding> findings = new ArrayList<>();
        int members = document.memberNames().size();
        atMost(MOST_ELEMENTS, members, "", "the document", "members", findings);
        for (String name : document.memberNames()) {
            int longest = isForMachines(name) ? LONGEST_MACHINE_TEXT : LONGEST_TEXT;
            document.member(name)
                    .ifPresent(value -> measure(
                            value, Pointers.to(name), FEW.getOrDefault(name, MOST_ELEMENTS), longest, findings));
        }
        document.string("scope")
                .ifPresent(scope -> atMost(
                        MOST_ELEMENTS,
                        scope.chars().filter(c -> c == ' ').count() + 1,
                        "/scope",
                        "scope",
                        "values",
                        findings));
        return findings;
    }

    private static boolean isForMachines(String name) {
        return name.equals("jwks") || name.equals("software_statement");
    }

    private static void measure(JsonNode value, String pointer, int most, int longest, List<Finding> findings) {
        if (value.isTextual()) {
            atMost(longest, value.textValue().length(), pointer, "the text", "characters", findings);
            return;
        }
        atMost(most, value.size(), pointer, "the value", value.isArray() ? "elements" : "members", findings);
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            measure(member.getValue(), pointer + Pointers.to(member.getKey()), MOST_ELEMENTS, longest, findings);
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            measure(value.get(i), pointer + "/" + i, MOST_ELEMENTS, longest, findings);
        }
    }

    private static void atMost(int most, long is, String pointer, String what, String of, List<Finding> findings) {
        if (is > most) {
            findings.add(RULE.broken(pointer, what + " has " + is + " " + of + "; " + most + " are the most"));
        }
    }
}
