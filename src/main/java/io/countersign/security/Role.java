package io.countersign.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person or machine may do, named as in the token's role claim (design, section 4). */
public enum Role {
    AUTHOR,
    REVIEWER,
    SECURITY_ADMIN,
    AUDITOR,
    AUTHORIZATION_SERVER,
    OPERATOR;

    /** The name in tokens and answers, for example {@code security-admin}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role of a wire name; empty for names that mean nothing here. */
    public static Optional<Role> of(String wire) {
        return Arrays.stream(values()).filter(role -> role.wire().equals(wire)).findFirst();
    }
}
