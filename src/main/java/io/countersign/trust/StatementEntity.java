package io.countersign.trust;

import io.countersign.document.Digest;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

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

    static StatementEntity of(Statement statement) {
        StatementEntity row = new StatementEntity();
        row.jti = statement.jti();
        row.client = statement.client();
        row.number = statement.version();
        row.digest = statement.digest().value();
        row.issuedAt = statement.issuedAt();
        row.expiresAt = statement.expiresAt();
        row.jws = statement.jws();
        return row;
    }

    Statement statement() {
        return new Statement(jti, client, number, new Digest(digest), issuedAt, expiresAt, jws);
    }
}
