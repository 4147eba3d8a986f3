package io.countersign.client;

import java.util.Locale;

/** Who serves a client's document. */
public enum ClientKind {
    /** The registry does, on a publisher host of the client's namespace. */
    HOSTED,
    /** Its vendor does, on a host of the vendor's; the registry keeps what it approved and never serves it. */
    FOREIGN;

    /** The name in answers, for example {@code hosted}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
