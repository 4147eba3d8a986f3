package io.countersign.trust.status;

import java.time.Duration;
import java.time.Instant;

/**
 * A Status List Token (draft-ietf-oauth-status-list §5.1).
 *
 * @param jws what is handed out
 * @param kid the key that signed it
 * @param etag the same for the same statuses, key and half of a lifetime: who is told that it has not changed holds one that is valid
 * @param madeAt its {@code iat}
 */
public record StatusListToken(String jws, String kid, String etag, Instant madeAt) {

    /** The JWS header {@code typ}. */
    public static final String TYP = "statuslist+jwt";

    /** The media type. */
    public static final String MEDIA_TYPE = "application/" + TYP;

    /** How long who holds it need not ask again ({@code ttl}). */
    public static final Duration TTL = Duration.ofMinutes(5);
}
