package io.countersign.delivery.rest;

import io.countersign.delivery.exposure.Asks;
import io.countersign.delivery.exposure.LifetimeTerms;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** How long an authorization server goes on by itself, in seconds; what is null or absent is its product's. */
public record LifetimesRequest(
        @NotNull @Pattern(regexp = "never|at_sign_in|at_every_use")
        String asks,

        @Nullable @Min(0) @Max(LifetimeTerms.LONGEST) Long documentCache,

        @Nullable @Min(0) @Max(LifetimeTerms.LONGEST) Long accessToken,

        @Nullable @Min(0) @Max(LifetimeTerms.LONGEST) Long refreshToken) {

    LifetimeTerms terms() {
        return new LifetimeTerms(
                Asks.of(asks).orElseThrow(), seconds(documentCache), seconds(accessToken), seconds(refreshToken));
    }

    private static @Nullable Integer seconds(@Nullable Long seconds) {
        return seconds == null ? null : Integer.valueOf(Math.toIntExact(seconds));
    }
}
