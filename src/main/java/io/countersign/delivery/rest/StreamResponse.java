package io.countersign.delivery.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.delivery.Recipient;
import io.countersign.delivery.ssf.EventStream;
import io.countersign.delivery.ssf.StreamControl;
import io.countersign.delivery.ssf.StreamTerms;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stream as its receiver sees it (SSF 1.0 §8.1.1); the authorization header is never shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StreamResponse(
        UUID streamId,
        String iss,
        String aud,
        DeliveryMethod delivery,
        List<String> eventsSupported,
        List<String> eventsRequested,
        List<String> eventsDelivered,
        int minVerificationInterval,
        @Nullable String description) {

    /** How it is told. */
    public record DeliveryMethod(String method, String endpointUrl) {
        static DeliveryMethod of(EventStream stream, String base) {
            return stream.kind() == Recipient.Kind.PUSH
                    ? new DeliveryMethod(StreamTerms.PUSH, String.valueOf(stream.endpoint()))
                    : new DeliveryMethod(StreamTerms.POLL, base + SsfPaths.POLL + stream.id());
        }
    }

    static StreamResponse of(EventStream stream, String base, List<String> supported) {
        return new StreamResponse(
                stream.id(),
                base,
                stream.audience(),
                DeliveryMethod.of(stream, base),
                supported,
                stream.requested(),
                stream.delivered(),
                (int) StreamControl.BETWEEN_VERIFICATIONS.toSeconds(),
                stream.description());
    }
}
