package io.countersign.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who the bearer tokens of routed requests are of. A token is verified once and then known until it expires: a signature costs a
 * hundred times what a trust decision does. Bounded; what leaves is verified again.
 */
@Singleton
public class Bearers {

    private static final int MOST = 10_000;
    private static final Pattern JWS =
            Pattern.compile("Bearer +[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+", Pattern.CASE_INSENSITIVE);

    private final Cache<String, Bearer> known =
            Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST).build();
    private final HttpAuthenticator authenticator;
    private final Identities identities;
    private final Clock clock;

    Bearers(HttpAuthenticator authenticator, Identities identities, Clock clock) {
        this.authenticator = authenticator;
        this.identities = identities;
        this.clock = clock;
    }

    /** Whether the value of an Authorization header can be a bearer token at all: a signed JWT (RFC 6750 §2.1, RFC 7515 §3.1). */
    public static boolean isForm(String credentials) {
        return JWS.matcher(credentials).matches();
    }

    /** Passes on the bearer of a request, at once where its token is known, or why there is none: an AuthenticationFailedException. */
    public void identify(RoutingContext context, Consumer<Bearer> then, Consumer<Throwable> otherwise) {
        @Nullable String credentials = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (credentials == null) {
            otherwise.accept(new UnauthorizedException());
            return;
        }
        @Nullable Bearer bearer = known.getIfPresent(credentials);
        if (bearer != null && clock.millis() / 1000 < bearer.expiresAt()) {
            then.accept(bearer);
            return;
        }
        if (!isForm(credentials)) {
            otherwise.accept(new AuthenticationFailedException());
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
