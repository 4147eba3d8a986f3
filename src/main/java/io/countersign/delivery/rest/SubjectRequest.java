package io.countersign.delivery.rest;

import io.countersign.problem.InvalidMember;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A client a stream shall hear of, or not (SSF 1.0 §8.1.3).
 *
 * @param verified says nothing about a client and is passed over
 */
public record SubjectRequest(
        @NotNull UUID streamId,
        @NotNull @Valid Subject subject,
        @Nullable Boolean verified) {

    /** A client by its URL (RFC 9493 §3.2.8). */
    public record Subject(
            @NotNull @Size(min = 1, max = 50) String format,
            @Nullable @Size(min = 1, max = 2048) String uri) {

        String clientId() {
            if (!format.equals("uri")) {
                throw InvalidMember.problem("/subject/format", "must be uri").exception();
            }
            if (uri == null) {
                throw InvalidMember.problem("/subject/uri", "must not be null").exception();
            }
            return uri;
        }
    }
}
