package io.countersign.delivery.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.countersign.delivery.ssf.Polls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A poll (RFC 8936 §2.2); of what it says of tokens it was never given, nothing is known. */
public record PollRequest(
        @Nullable @JsonProperty("maxEvents") @Min(0) Integer maxEvents,
        @Nullable @JsonProperty("returnImmediately") Boolean returnImmediately,
        @Nullable @Size(max = MOST_SAID) List<@NotNull @Size(max = 255) String> ack,

        @Nullable @JsonProperty("setErrs") @Size(max = MOST_SAID)
        Map<@Size(max = 255) String, @NotNull @Valid SetError> setErrs) {

    /** The most tokens of which one poll speaks. */
    static final int MOST_SAID = 1000;

    /** Why a token is not taken (RFC 8936 §2.6); the description is read by nobody and kept nowhere. */
    public record SetError(
            @NotNull @Pattern(regexp = "[A-Za-z0-9_.-]{1,64}")
            String err,

            @Nullable @Size(max = 2000) String description) {}

    Polls.Poll poll() {
        Map<UUID, String> refused = new LinkedHashMap<>();
        (setErrs == null ? Map.<String, SetError>of() : setErrs)
                .forEach((jti, error) ->
                        id(jti).ifPresent(id -> refused.put(id, "rejected by the receiver: " + error.err())));
        List<UUID> acknowledged = (ack == null ? Stream.<String>of() : ack.stream())
                .flatMap(jti -> id(jti).stream())
                .toList();
        int most = maxEvents == null ? Polls.MOST : Math.min(maxEvents, Polls.MOST);
        return new Polls.Poll(acknowledged, refused, most, returnImmediately != null && returnImmediately);
    }

    private static Optional<UUID> id(String jti) {
        try {
            return Optional.of(UUID.fromString(jti));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
