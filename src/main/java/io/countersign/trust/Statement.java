package io.countersign.trust;

import io.countersign.document.Digest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A countersignature: a compact JWS in which the registry says that it reviewed a document version, named by its digest
 * (draft-mcguinness-oauth-software-statement-issuance).
 *
 * @param jti its name
 * @param version the number of the document version
 * @param jws what is handed out
 * @param kid which key signed it; empty for one that was signed before there was a ring
 */
public record Statement(
        UUID jti,
        UUID client,
        int version,
        Digest digest,
        Instant issuedAt,
        Instant expiresAt,
        String jws,
        Optional<String> kid) {

    /** The JWS header {@code typ}. */
    public static final String TYP = "software-statement+jwt";
}
