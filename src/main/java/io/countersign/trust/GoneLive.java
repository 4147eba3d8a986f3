package io.countersign.trust;

import io.countersign.client.DocumentVersion;
import io.countersign.document.Difference;
import io.countersign.document.MetadataDocument;
import io.countersign.trust.event.EventType;
import java.util.Optional;
import java.util.function.Supplier;

/** What a version gone live is to those who are told of changes: a pure decision. */
final class GoneLive {

    private GoneLive() {}

    /** The event, by where the client stood and stands; none where it stays stopped. */
    static Optional<EventType> event(
            TrustStatus before, TrustStatus after, Supplier<DocumentVersion> last, DocumentVersion version) {
        if (after != TrustStatus.ACTIVE) {
            return Optional.empty();
        }
        if (before != TrustStatus.ACTIVE) {
            return Optional.of(EventType.CLIENT_ENABLED);
        }
        return Optional.of(
                credentialsChanged(last.get(), version)
                        ? EventType.CLIENT_CREDENTIAL_CHANGED
                        : EventType.CLIENT_VERSION_PUBLISHED);
    }

    private static boolean credentialsChanged(DocumentVersion before, DocumentVersion after) {
        return Difference.between(MetadataDocument.ofChecked(before.bytes()), MetadataDocument.ofChecked(after.bytes()))
                .stream()
                .anyMatch(change -> change.kind().isOfCredentials());
    }
}
