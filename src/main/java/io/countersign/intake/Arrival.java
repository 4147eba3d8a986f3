package io.countersign.intake;

import io.countersign.check.Finding;
import io.countersign.client.Client;
import io.countersign.document.MetadataDocument;
import io.countersign.document.Registration.Dropped;
import io.countersign.review.Submission;
import java.util.List;

/**
 * What came in: a submission, and the client it is for.
 *
 * @param document the members that were proposed
 * @param findings what the checks say of its document
 * @param dropped what of a registration request is not in its document
 */
public record Arrival(
        Client client,
        Submission submission,
        MetadataDocument document,
        List<Finding> findings,
        List<Dropped> dropped) {

    public Arrival {
        findings = List.copyOf(findings);
        dropped = List.copyOf(dropped);
    }
}
