package io.countersign.trust.server;

import io.countersign.platform.RegistryConfig;
import io.countersign.trust.server.AssertionVerifier.Accepted;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Recognises authorization servers by the assertions they sign ({@code private_key_jwt}, RFC 7523 §2.2), each once. */
@ApplicationScoped
@Transactional
public class ClientAssertions {

    /** Where an assertion is exchanged for a token. */
    public static final String TOKEN_PATH = "/access/v1/token";

    private final ServerRepository servers;
    private final AssertionRepository used;
    private final AssertionVerifier verifier;
    private final Clock clock;

    ClientAssertions(ServerRepository servers, AssertionRepository used, RegistryConfig registry, Clock clock) {
        this.servers = servers;
        this.used = used;
        this.verifier = new AssertionVerifier(List.of(registry.baseUrl().toString(), registry.baseUrl() + TOKEN_PATH));
        this.clock = clock;
    }

    /** The enabled authorization server that signed the assertion, which is used up by this; empty says not why. */
    public Optional<AuthorizationServer> authenticate(String assertion) {
        Instant now = clock.instant();
        return AssertionVerifier.claimedIssuer(assertion)
                .flatMap(servers::ofIssuer)
                .filter(AuthorizationServer::enabled)
                .filter(server -> accepted(server, assertion, now)
                        .filter(it -> used.use(server.id(), it.jti(), it.expiresAt()))
                        .isPresent());
    }

    /** Forgets assertions that have expired on any clock that is not further off than is allowed. */
    @Scheduled(every = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        used.forgetBefore(clock.instant().minus(AssertionVerifier.SKEW.multipliedBy(2)));
    }

    private Optional<Accepted> accepted(AuthorizationServer server, String assertion, Instant now) {
        return switch (server.terms().credentials()) {
            case Credentials.Assertions(AssertionKeys keys) ->
                verifier.verify(assertion, server.terms().issuer(), keys, now);
            case Credentials.TokenSubject _ -> Optional.empty();
        };
    }
}
