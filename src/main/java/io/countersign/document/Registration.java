package io.countersign.document;

import java.util.List;

/** What became of the body of a dynamic registration request (RFC 7591). */
public sealed interface Registration {
    /** The errors of RFC 7591 §3.2.2. */
    enum Fault {
        /** A redirect URI is not acceptable. */
        REDIRECT_URI("invalid_redirect_uri"),
        /** Some other member is not. */
        CLIENT_METADATA("invalid_client_metadata"),
        /** The software statement cannot be read. */
        SOFTWARE_STATEMENT("invalid_software_statement"),
        /** The software statement is nobody's that is trusted. */
        UNAPPROVED_STATEMENT("unapproved_software_statement");

        private final String code;

        Fault(String code) {
            this.code = code;
        }

        /** The value of {@code error}. */
        public String code() {
            return code;
        }
    }

    /**
     * A member of the request that is not in the document as it was asked for.
     *
     * @param pointer where in the request (RFC 6901); safe to show
     * @param why what it would have done; safe to show
     */
    record Dropped(String pointer, String why) {
        private static final int LONGEST_POINTER = 200;
        private static final int LONGEST_WHY = 300;

        /** Makes the parts that may quote the request short and printable. */
        public Dropped {
            pointer = HostileText.clean(pointer, LONGEST_POINTER);
            why = HostileText.clean(why, LONGEST_WHY);
        }
    }

    /** The request as a document. */
    final class Converted implements Registration {
        private final byte[] bytes;
        private final List<Dropped> dropped;

        Converted(byte[] bytes, List<Dropped> dropped) {
            this.bytes = bytes.clone();
            this.dropped = List.copyOf(dropped);
        }

        /** A copy of the document's bytes. */
        public byte[] bytes() {
            return bytes.clone();
        }

        /** What of the request is not in it, at most one hundred entries. */
        public List<Dropped> dropped() {
            return dropped;
        }
    }

    /**
     * There is no document for the request.
     *
     * @param pointer where in the request (RFC 6901); safe to show
     * @param message why; safe to show
     */
    record Refused(Fault fault, String pointer, String message) implements Registration {
        private static final int LONGEST_POINTER = 200;
        private static final int LONGEST_MESSAGE = 500;

        /** Makes the parts that may quote the request short and printable. */
        public Refused {
            pointer = HostileText.clean(pointer, LONGEST_POINTER);
            message = HostileText.clean(message, LONGEST_MESSAGE);
        }
    }
}
