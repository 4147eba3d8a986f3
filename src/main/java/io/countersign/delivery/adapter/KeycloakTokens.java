package io.countersign.delivery.adapter;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Access tokens of service accounts, kept in memory until shortly before they expire. */
@ApplicationScoped
class KeycloakTokens {

    /** Enough for the call that it is taken for. */
    private static final Duration EARLY = Duration.ofSeconds(10);

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST = 20_000;

    private final Map<Account, Kept> kept = new ConcurrentHashMap<>();
    private final Clock clock;

    KeycloakTokens(Clock clock) {
        this.clock = clock;
    }

    /** A service account in a realm of a Keycloak. */
    record Account(String base, String realm, String clientId) {}

    private record Kept(String token, Instant until) {}

    Optional<String> of(Account account) {
        Kept it = kept.get(account);
        return it != null && clock.instant().isBefore(it.until()) ? Optional.of(it.token()) : Optional.empty();
    }

    void keep(Account account, String token, long expiresInSeconds) {
        Instant now = clock.instant();
        Duration life = Duration.ofSeconds(Math.min(Math.max(expiresInSeconds, 0), LONGEST.toSeconds()));
        kept.values().removeIf(it -> !now.isBefore(it.until()));
        if (kept.size() < MOST) {
            kept.put(account, new Kept(token, now.plus(life).minus(EARLY)));
        }
    }

    void forget(Account account) {
        kept.remove(account);
    }
}
