package io.countersign.trust.admission;

import io.countersign.document.ClientId;
import io.countersign.document.Digest;
import io.countersign.document.MetadataDocument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An active client with what an export may say of its live document.
 *
 * @param hosted whether this registry serves its document
 * @param hosts the hosts of its client ID and of every URL in its document
 */
record Admitted(
        ClientId clientId,
        boolean hosted,
        int version,
        Digest digest,
        List<String> redirectUris,
        Set<String> hosts,
        Optional<Instant> approvedUntil) {

    Admitted {
        redirectUris = List.copyOf(redirectUris);
        hosts = Set.copyOf(hosts);
    }

    /** A client as it is kept; the bytes of its live version are read and not kept. */
    static Admitted of(ClientId clientId, boolean hosted, int version, byte[] bytes, Optional<Instant> approvedUntil) {
        MetadataDocument document = MetadataDocument.ofChecked(bytes);
        return new Admitted(
                clientId,
                hosted,
                version,
                Digest.of(bytes),
                document.redirectUris(),
                NamedHosts.of(clientId, document),
                approvedUntil);
    }
}
