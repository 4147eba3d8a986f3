package io.countersign.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Instant;
import java.util.UUID;

/** The identity behind an access token that the registry itself issued to an authorization server (RFC 7523 §2.2). */
public final class IssuedToken {

    static final String SERVER = "issued-to";
    static final String EXPIRES_AT = "issued-until";

    private IssuedToken() {}

    /** The identity of an authorization server: its role, and no person. */
    public static SecurityIdentity identity(UUID server, Instant expiresAt) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("authorization-server:" + server))
                .addRole(Role.AUTHORIZATION_SERVER.wire())
                .addAttribute(SERVER, server)
                .addAttribute(EXPIRES_AT, expiresAt.getEpochSecond())
                .build();
    }
}
