package io.countersign.delivery.rest;

import io.countersign.delivery.Recipient;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a stream shall be told (SSF 1.0 §8.1.2.2). */
public record StatusRequest(
        @Nullable UUID streamId,

        @NotNull @Pattern(regexp = "enabled|paused|disabled")
        String status,

        @Nullable @Size(max = 500) String reason) {

    Recipient.State state() {
        return Recipient.State.valueOf(status.toUpperCase(Locale.ROOT));
    }
}
