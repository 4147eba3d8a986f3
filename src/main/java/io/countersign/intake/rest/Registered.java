package io.countersign.intake.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countersign.document.MetadataDocument;
import io.countersign.intake.Arrival;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/**
 * A client that was registered.
 *
 * @param metadata the client information response (RFC 7591 §3.2.1): the ID, when it was issued, and all metadata as they were accepted
 */
@RegisterForReflection
record Registered(ObjectNode metadata, UUID submission) {

    static Registered of(Arrival arrival) {
        MetadataDocument document = arrival.document();
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        for (String name : document.memberNames()) {
            document.member(name).ifPresent(value -> metadata.set(name, value));
        }
        metadata.put("client_id_issued_at", arrival.client().createdAt().getEpochSecond());
        return new Registered(metadata, arrival.submission().id());
    }
}
