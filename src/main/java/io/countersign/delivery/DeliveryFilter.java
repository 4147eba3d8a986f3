package io.countersign.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which deliveries are looked for; what is null is anything. */
public record DeliveryFilter(
        Delivery.@Nullable State state, @Nullable UUID server) {}
