package io.countersign.client;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of an attempt to prove control of a host. */
@Entity
@Immutable
@Table(name = "host_proof")
@SuppressWarnings("NullAway.Init")
class HostProofEntity {

    enum Outcome {
        PROVED,
        FAILED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long ordinal;

    String host;

    @Enumerated(EnumType.STRING)
    HostProof.Method method;

    @Enumerated(EnumType.STRING)
    Outcome outcome;

    String detail;
    Instant at;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    HostAttempt attempt() {
        return new HostAttempt(host, method, detail, at, expiresAt);
    }
}
