package io.countersign.trust.view;

import io.countersign.client.Environment;
import io.countersign.document.Digest;
import io.countersign.trust.TrustStatus;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A client as an evaluation needs it, read from the database in one statement.
 *
 * @param hosted whether the registry serves its document
 * @param until the second since 1970 from which it is expired, whatever its status says; {@link Long#MAX_VALUE} for never
 * @param version the number of its live version; 0 when none was published
 * @param digest of the live version; null when there is none
 */
record ClientFacts(
        UUID id,
        String clientId,
        String namespace,
        boolean hosted,
        Environment environment,
        TrustStatus status,
        long until,
        int version,
        @Nullable Digest digest,
        List<String> redirectUris,
        List<Granted> granted) {

    ClientFacts {
        redirectUris = List.copyOf(redirectUris);
        granted = List.copyOf(granted);
    }

    /** The widest scopes it may be granted at a resource, until a second since 1970. */
    record Granted(UUID resource, Environment environment, String scopes, long until) {}
}
