package io.countersign.signing;

/** Refuses an act on a signing key; nothing was done. */
public final class KeyActRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final KeyLifecycle.Refusal reason;
    private final KeyState state;

    KeyActRefused(KeyLifecycle.Refusal reason, KeyState state) {
        super(reason.name());
        this.reason = reason;
        this.state = state;
    }

    /** Why. */
    public KeyLifecycle.Refusal reason() {
        return reason;
    }

    /** Where the key stands. */
    public KeyState state() {
        return state;
    }
}
