package io.countersign.review;

import io.countersign.check.Finding;
import io.countersign.client.Client;
import io.countersign.document.Difference;
import java.util.List;

/** A submission with what is needed to decide on it: findings, difference to the base version, decisions so far. */
public record ReviewersView(
        Submission submission,
        Client client,
        List<Finding> findings,
        List<Difference.Change> difference,
        List<Decision> decisions) {

    public ReviewersView {
        findings = List.copyOf(findings);
        difference = List.copyOf(difference);
        decisions = List.copyOf(decisions);
    }
}
