package io.countersign.delivery.rest;

import io.countersign.problem.InvalidMember;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The {@code stream_id} of a request: in the body as SSF 1.0 has it, or in the query like everywhere else. */
final class StreamId {

    private StreamId() {}

    static UUID of(@Nullable UUID inBody, @Nullable UUID inQuery) {
        if (inBody != null && inQuery != null && !inBody.equals(inQuery)) {
            throw InvalidMember.problem("/stream_id", "is not the one of the query")
                    .exception();
        }
        @Nullable UUID said = inBody == null ? inQuery : inBody;
        if (said == null) {
            throw InvalidMember.problem("/stream_id", "must not be null").exception();
        }
        return said;
    }

    static UUID inQuery(@Nullable UUID said) {
        if (said == null) {
            throw InvalidMember.problem("stream_id", "must not be null").exception();
        }
        return said;
    }
}
