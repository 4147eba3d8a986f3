package io.countersign.intake;

import io.countersign.document.Registration;
import io.countersign.document.Registration.Fault;

/** Refuses a registration request that cannot become a document; nothing was done. */
public final class RegistrationRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Fault fault;
    private final String pointer;

    RegistrationRefused(Registration.Refused refused) {
        super(refused.message());
        this.fault = refused.fault();
        this.pointer = refused.pointer();
    }

    /** Which error of RFC 7591 §3.2.2 it is. */
    public Fault fault() {
        return fault;
    }

    /** Where in the request (RFC 6901). */
    public String pointer() {
        return pointer;
    }
}
