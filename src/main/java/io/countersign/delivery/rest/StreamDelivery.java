package io.countersign.delivery.rest;

import io.countersign.delivery.ssf.StreamTerms;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** How a stream shall be told (SSF 1.0 §6.1). */
public record StreamDelivery(
        @NotNull @Size(min = 1, max = 100) String method,

        @Nullable @Size(min = 1, max = StreamTerms.LONGEST_URL)
        String endpointUrl,

        @Nullable @Size(max = StreamTerms.LONGEST_HEADER) String authorizationHeader) {

    /** The header to send; empty is none. */
    @Nullable
    String header() {
        return authorizationHeader == null || authorizationHeader.isEmpty() ? null : authorizationHeader;
    }

    /** Never shows the header. */
    @Override
    public String toString() {
        return method + " " + endpointUrl;
    }
}
