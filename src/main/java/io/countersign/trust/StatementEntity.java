package io.countersign.trust;

import io.countersign.document.Digest;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of a statement. */
@Entity
@Immutable
@Table(name = "statement")
@SuppressWarnings("NullAway.Init")
class StatementEntity {

    @Id
    UUID jti;

    UUID client;
    int number;
    String digest;

    @Column(name = "issued_at")
    Instant issuedAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    String jws;

    @Nullable
    String kid;

    static StatementEntity of(Statement statement) {
        StatementEntity row = new StatementEntity();
        row.jti = statement.jti();
        row.client = statement.client();
        row.number = statement.version();
        row.digest = statement.digest().value();
        row.issuedAt = statement.issuedAt();
        row.expiresAt = statement.expiresAt();
        row.jws = statement.jws();
        row.kid = statement.kid().orElse(null);
        return row;
    }

    Statement statement() {
        return new Statement(
                jti, client, number, new Digest(digest), issuedAt, expiresAt, jws, Optional.ofNullable(kid));
    }
}
