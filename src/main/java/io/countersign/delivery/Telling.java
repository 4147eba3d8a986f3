package io.countersign.delivery;

import io.countersign.delivery.exposure.Exposed;
import io.countersign.delivery.exposure.Exposure;
import io.countersign.trust.event.TrustEvent;
import io.countersign.trust.server.AuthorizationServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is on record of one event at one authorization server.
 *
 * @param proofs the receipts of the event, by delivery
 * @param expected whether its deliveries are still to be made
 */
record Telling(TrustEvent event, List<DeliveryOnRecord> deliveries, Map<UUID, List<Receipt>> proofs, boolean expected) {

    /** What it comes to. */
    Told at(AuthorizationServer server, ServersOfClient all) {
        List<Receipt> receipts = deliveries.stream().flatMap(this::receipts).toList();
        Stream<ToldState> states = deliveries.stream().map(it -> ToldState.of(it, verified(it)));
        Stream<ToldState> coming = expected ? Stream.of(ToldState.WAITING) : Stream.empty();
        @Nullable Instant verifiedAt = first(receipts, Receipt::verifiedAt);
        Exposure exposure = verifiedAt == null
                ? all.exposure(server, ServersOfClient.adapter(stillTelling()), Duration.ZERO)
                : all.exposure(server, Exposure.Adapter.VERIFIED, Duration.between(event.at(), verifiedAt));
        return new Told(
                server,
                ToldState.best(Stream.concat(states, coming).toList(), all.asks(server)),
                first(deliveries, DeliveryOnRecord::toldAt),
                first(receipts, Receipt::acknowledgedAt),
                verifiedAt,
                all.askedAt(server),
                lastError(),
                receipts,
                Exposed.of(exposure, event.at()));
    }

    private Stream<Receipt> receipts(DeliveryOnRecord delivery) {
        return proofs.getOrDefault(delivery.id(), List.of()).stream();
    }

    private boolean verified(DeliveryOnRecord delivery) {
        return receipts(delivery).anyMatch(receipt -> receipt.verifiedAt() != null);
    }

    private List<Recipient> stillTelling() {
        return deliveries.stream()
                .filter(it -> it.state() == Delivery.State.WAITING)
                .map(DeliveryOnRecord::recipient)
                .toList();
    }

    private @Nullable String lastError() {
        return deliveries.stream()
                .map(DeliveryOnRecord::lastError)
                .filter(Objects::nonNull)
                .reduce((_, last) -> last)
                .orElse(null);
    }

    private static <T> @Nullable Instant first(Collection<T> of, Function<T, @Nullable Instant> moment) {
        return of.stream()
                .map(moment)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
