package io.countersign.trust.server;

import io.countersign.client.Environment;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/** A row of an authorization server. */
@Entity
@Table(name = "authorization_server")
@SuppressWarnings("NullAway.Init")
class ServerEntity {
    @Id
    UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    long ordinal;

    String name;
    String issuer;

    @Enumerated(EnumType.STRING)
    Mode mode;

    @Enumerated(EnumType.STRING)
    AuthorizationServer.State state;

    String environments;
    String product;

    @Column(name = "narrows_scope")
    boolean narrowsScope;

    @Column(name = "token_subject")
    @Nullable
    String tokenSubject;

    @Nullable
    String jwks;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Version
    int revision;

    void put(ServerTerms terms) {
        name = terms.name();
        issuer = terms.issuer();
        mode = terms.mode();
        environments = terms.environments().stream().sorted().map(Enum::name).collect(Collectors.joining(","));
        product = terms.product();
        narrowsScope = terms.narrowsScope();
        tokenSubject = terms.credentials() instanceof Credentials.TokenSubject(String subject) ? subject : null;
        jwks = terms.credentials() instanceof Credentials.Assertions(AssertionKeys keys) ? keys.jwks() : null;
    }

    AuthorizationServer server() {
        ServerTerms terms = new ServerTerms(
                name,
                issuer,
                mode,
                Arrays.stream(environments.split(",")).map(Environment::valueOf).collect(Collectors.toSet()),
                product,
                narrowsScope,
                jwks == null
                        ? new Credentials.TokenSubject(String.valueOf(tokenSubject))
                        : new Credentials.Assertions(AssertionKeys.kept(jwks)));
        return new AuthorizationServer(ordinal, id, terms, state, createdAt, createdBy, updatedAt, revision);
    }
}
