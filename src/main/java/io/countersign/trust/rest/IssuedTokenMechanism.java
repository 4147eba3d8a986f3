package io.countersign.trust.rest;

import io.countersign.security.IssuedToken;
import io.countersign.trust.server.AccessTokens;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets in authorization servers with a token that the registry issued itself (RFC 7523); every other token is the OpenID provider's. */
@ApplicationScoped
class IssuedTokenMechanism implements HttpAuthenticationMechanism {

    private static final String SCHEME = "Bearer ";

    private final AccessTokens tokens;

    IssuedTokenMechanism(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /** Before the OpenID provider's, which refuses what it does not know. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 100;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        @Nullable String credentials = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (credentials == null || !credentials.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Uni.createFrom().nullItem();
        }
        Optional<AccessTokens.Issued> issued =
                tokens.serverOf(credentials.substring(SCHEME.length()).strip());
        return Uni.createFrom()
                .item(issued.map(it -> IssuedToken.identity(it.server(), it.expiresAt()))
                        .orElse(null));
    }

    /** The challenge is the OpenID provider's mechanism's to make. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }
}
