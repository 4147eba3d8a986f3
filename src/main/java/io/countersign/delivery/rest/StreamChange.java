package io.countersign.delivery.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.delivery.Recipient;
import io.countersign.delivery.ssf.EventStream;
import io.countersign.delivery.ssf.StreamTerms;
import io.countersign.delivery.ssf.StreamTermsRefused;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a stream shall be (SSF 1.0 §8.1.1.3, §8.1.1.4). What is the transmitter's to say may be there and must be as it is, so that a
 * receiver can send back what it read.
 */
public record StreamChange(
        @Nullable UUID streamId,
        @Nullable @Valid StreamDelivery delivery,
        @Nullable @Size(max = 50) List<@NotNull String> eventsRequested,
        @Nullable @Size(max = 500) String description,
        @Nullable String iss,
        @Nullable JsonNode aud,
        @Nullable List<String> eventsSupported,
        @Nullable List<String> eventsDelivered,
        @Nullable Integer minVerificationInterval) {

    /** The terms where what is not said stays. */
    StreamTerms onto(EventStream stream, StreamResponse shown) {
        return terms(
                stream,
                shown,
                eventsRequested == null ? stream.requested() : eventsRequested,
                description == null ? stream.description() : description);
    }

    /** The terms where what is not said is taken back; how it is told stays all the same, a stream is not without. */
    StreamTerms inPlaceOf(EventStream stream, StreamResponse shown) {
        return terms(stream, shown, eventsRequested, description);
    }

    private StreamTerms terms(
            EventStream stream, StreamResponse shown, @Nullable List<String> requested, @Nullable String described) {
        requireSame(shown);
        if (delivery == null) {
            return new StreamTerms(
                    stream.kind(), stream.endpoint(), stream.authorizationHeader(), requested, described);
        }
        Recipient.Kind kind = StreamTerms.kind(delivery.method());
        @Nullable URI endpoint = isOurs(delivery, shown) ? null : StreamTerms.endpoint(delivery.endpointUrl());
        return new StreamTerms(kind, endpoint, header(delivery, stream, endpoint), requested, described);
    }

    private static boolean isOurs(StreamDelivery delivery, StreamResponse shown) {
        return delivery.method().equals(StreamTerms.POLL)
                && Objects.equals(delivery.endpointUrl(), shown.delivery().endpointUrl());
    }

    /** The header is never shown, so it stays where nobody speaks of it; but it never goes to another endpoint than it was meant for. */
    private static @Nullable String header(StreamDelivery delivery, EventStream stream, @Nullable URI endpoint) {
        boolean stays = delivery.authorizationHeader() == null && Objects.equals(endpoint, stream.endpoint());
        return stays ? stream.authorizationHeader() : delivery.header();
    }

    private void requireSame(StreamResponse shown) {
        same("/iss", iss, shown.iss());
        same("/aud", aud == null || aud.isNull() ? null : aud.asText(aud.toString()), shown.aud());
        same("/events_supported", eventsSupported, shown.eventsSupported());
        same("/events_delivered", eventsDelivered, shown.eventsDelivered());
        same("/min_verification_interval", minVerificationInterval, shown.minVerificationInterval());
    }

    private static void same(String pointer, @Nullable Object said, Object is) {
        if (said != null && !said.equals(is)) {
            throw new StreamTermsRefused(pointer, "is the transmitter's to say");
        }
    }
}
