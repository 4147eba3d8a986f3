package io.countersign.delivery.ssf;

import io.countersign.delivery.Recipient;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stream of an authorization server (SSF 1.0 §8.1.1).
 *
 * @param id its {@code stream_id}; also that of its {@link Recipient}
 * @param audience the {@code aud} of its tokens: the issuer of the authorization server
 * @param requested the event type URIs the receiver asked for
 * @param delivered those of them that there are
 * @param statusReason why it stands as it does, as was said
 * @param verifiedAt when a verification was last asked for
 */
public record EventStream(
        UUID id,
        UUID server,
        Recipient.Kind kind,
        Recipient.State state,
        String audience,
        @Nullable URI endpoint,
        @Nullable String authorizationHeader,
        List<String> requested,
        List<String> delivered,
        @Nullable String description,
        @Nullable String statusReason,
        @Nullable Instant verifiedAt) {

    /** Takes copies. */
    public EventStream {
        requested = List.copyOf(requested);
        delivered = List.copyOf(delivered);
    }

    /** The same stream with other terms. */
    EventStream with(StreamTerms terms, List<String> asked, List<String> given) {
        return new EventStream(
                id,
                server,
                kind,
                state,
                audience,
                terms.endpoint(),
                terms.authorizationHeader(),
                asked,
                given,
                terms.description(),
                statusReason,
                verifiedAt);
    }

    /** Never shows the header. */
    @Override
    public String toString() {
        return "stream " + id + " of " + server;
    }
}
