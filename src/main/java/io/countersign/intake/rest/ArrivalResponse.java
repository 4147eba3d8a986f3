package io.countersign.intake.rest;

import io.countersign.check.Finding;
import io.countersign.document.Registration.Dropped;
import io.countersign.intake.Arrival;
import io.countersign.review.ReviewState;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * What came in: the submission, the client it is for, what the checks say, and what of a registration request was dropped.
 *
 * @param kind who serves the client's documents: {@code hosted} or {@code foreign}
 */
public record ArrivalResponse(
        UUID submission,
        ReviewState state,
        String digest,
        UUID client,
        String clientId,
        String namespace,
        String kind,
        String environment,
        List<Finding> findings,
        List<Dropped> dropped) {

    static ArrivalResponse of(Arrival arrival) {
        return new ArrivalResponse(
                arrival.submission().id(),
                arrival.submission().state(),
                arrival.submission().digest().value(),
                arrival.client().id(),
                arrival.client().clientId().value(),
                arrival.client().namespace(),
                arrival.client().kind().wire(),
                arrival.client().environment().wire(),
                arrival.findings(),
                arrival.dropped());
    }

    /** The answer 201, with where the submission is. */
    RestResponse<ArrivalResponse> created() {
        return ResponseBuilder.<ArrivalResponse>created(location(submission))
                .entity(this)
                .build();
    }

    static URI location(UUID submission) {
        return URI.create("/api/v1/submissions/" + submission);
    }
}
