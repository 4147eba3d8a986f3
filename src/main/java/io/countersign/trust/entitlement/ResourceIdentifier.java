package io.countersign.trust.entitlement;

import io.countersign.document.UriParts;
import java.util.Optional;

/**
 * The URL that names a protected resource (RFC 9728 §1.2, RFC 8707 §2): https, without a fragment, and here without a query too;
 * two are the same when their characters are (RFC 9728 §6).
 */
public record ResourceIdentifier(String value) {

    /** The most characters. */
    public static final int LONGEST = 512;

    /** Refuses what names no protected resource. */
    public ResourceIdentifier {
        malformation(value).ifPresent(reason -> {
            throw new MemberRefused("/resource", reason);
        });
    }

    private static Optional<String> malformation(String value) {
        if (value.length() > LONGEST) {
            return Optional.of("must have at most " + LONGEST + " characters");
        }
        if (UriParts.hasIllegalCharacter(value)) {
            return Optional.of("holds a character that no URL may hold");
        }
        UriParts parts = UriParts.split(value);
        if (!parts.hasScheme("https")) {
            return Optional.of("must be an https URL");
        }
        if (!parts.hasValidHost() || !parts.hasValidPort() || parts.hasUserinfo()) {
            return Optional.of("must have a valid host, a valid port or none, and no userinfo");
        }
        return parts.hasQuery() || parts.hasFragment()
                ? Optional.of("must have no query and no fragment")
                : Optional.empty();
    }
}
