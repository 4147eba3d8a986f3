package io.countersign.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The source of identifiers: random UUIDs (RFC 9562, version 4), so that none can be guessed from another. */
@ApplicationScoped
public class Ids {

    /** A fresh identifier. */
    public UUID next() {
        return UUID.randomUUID();
    }
}
