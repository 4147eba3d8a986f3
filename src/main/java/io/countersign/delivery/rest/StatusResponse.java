package io.countersign.delivery.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.delivery.ssf.EventStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a stream is told (SSF 1.0 §8.1.2). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatusResponse(
        UUID streamId, String status, @Nullable String reason) {

    static StatusResponse of(EventStream stream) {
        return new StatusResponse(stream.id(), stream.state().wire(), stream.statusReason());
    }
}
