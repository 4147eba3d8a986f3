package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.Pointers;
import java.util.List;

/** R4: a version is the version of some software, which the document names. */
public final class SoftwareVersionCheck implements Check {
    private static final Rule RULE = new Rule(
            "R4",
            "RFC 7591 §2",
            Severity.WARNING,
            "RFC 7591",
            "Add software_id, the same for every version of the software, or remove software_version.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        boolean alone = submitted.document().has("software_version")
                && !submitted.document().has("software_id");
        return RULE.brokenIf(
                alone, Pointers.to("software_version"), "the document has software_version without software_id");
    }
}
