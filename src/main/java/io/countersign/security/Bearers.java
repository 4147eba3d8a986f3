package io.countersign.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who the bearer tokens of routed requests are of. A token is verified once and then known until it expires: a signature costs a
 * hundred times what a trust decision does. Bounded; what leaves is verified again.
 */
@ApplicationScoped
public class Bearers {

    private static final int MOST = 10_000;
    private static final String SCHEME = "Bearer ";

    private final Cache<String, Bearer> known =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final HttpAuthenticator authenticator;
    private final Identities identities;
    private final Clock clock;

    Bearers(HttpAuthenticator authenticator, Identities identities, Clock clock) {
        this.authenticator = authenticator;
        this.identities = identities;
        this.clock = clock;
    }

    /** Passes on the bearer of a request, at once where its token is known, or why there is none: an AuthenticationFailedException. */
    public void identify(RoutingContext context, Consumer<Bearer> then, Consumer<Throwable> otherwise) {
        @Nullable String credentials = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (credentials == null || !credentials.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            otherwise.accept(new UnauthorizedException());
            return;
        }
        @Nullable Bearer bearer = known.getIfPresent(credentials);
        if (bearer != null && clock.millis() / 1000 < bearer.expiresAt()) {
            then.accept(bearer);
            return;
        }
        verify(context)
                .subscribe()
                .with(
                        verified -> {
                            known.put(credentials, verified);
                            then.accept(verified);
                        },
                        otherwise);
    }

    private Uni<Bearer> verify(RoutingContext context) {
        return authenticator
                .attemptAuthentication(context)
                .onItem()
                .ifNull()
                .failWith(AuthenticationFailedException::new)
                .map(identities::bearer);
    }
}
