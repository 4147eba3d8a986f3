package io.countersign.delivery.rest;

import io.countersign.delivery.Recipient;
import io.countersign.delivery.ssf.StreamTerms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stream to be made; one without {@code delivery} is polled (SSF 1.0 §8.1.1.1). */
public record StreamCreation(
        @Nullable @Valid StreamDelivery delivery,
        @Nullable @Size(max = 50) List<@NotNull String> eventsRequested,
        @Nullable @Size(max = 500) String description) {

    StreamTerms terms() {
        return delivery == null
                ? new StreamTerms(Recipient.Kind.POLL, null, null, eventsRequested, description)
                : new StreamTerms(
                        StreamTerms.kind(delivery.method()),
                        StreamTerms.endpoint(delivery.endpointUrl()),
                        delivery.header(),
                        eventsRequested,
                        description);
    }
}
