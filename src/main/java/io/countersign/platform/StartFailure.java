package io.countersign.platform;

import java.io.Serial;
import java.util.List;

/** A start that cannot go on, with a message written for the person who started the service. */
public final class StartFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** A failure whose message says all there is to know. */
    public StartFailure(String message) {
        super(message);
    }

    /** A failure of which there is more than one thing to say. */
    StartFailure(List<String> lines) {
        super(String.join("\n", lines));
    }

    /** A failure with the exception that led to it. */
    public StartFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** The message, line by line. */
    List<String> lines() {
        return String.valueOf(getMessage()).lines().toList();
    }
}
