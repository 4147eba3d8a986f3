package io.countersign.delivery.adapter;

/** A credential cannot be used; the message is in words of ours and holds nothing of it. */
final class CredentialUnusable extends Exception {
    private static final long serialVersionUID = 1;

    CredentialUnusable(String message) {
        super(message);
    }

    /** What is wrong with it. */
    String why() {
        return String.valueOf(getMessage());
    }
}
