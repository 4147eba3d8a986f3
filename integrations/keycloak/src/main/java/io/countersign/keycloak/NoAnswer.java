package io.countersign.keycloak;

/** Countersign gave no answer that could be relied on; the message is for the log and quotes nothing that came over the network. */
final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1;

    NoAnswer(String why) {
        super(why);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
