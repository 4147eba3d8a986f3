package io.countersign.keycloak;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The access tokens of all realms, kept until shortly before they end; one at a time is fetched for a realm. */
final class Tokens {

    /** From here on one request gets the next token, while the others go on with this one. */
    private static final Duration EARLY = Duration.ofSeconds(60);

    /** With less left than this a token might end on its way. */
    private static final Duration LEAST = Duration.ofSeconds(5);

    private static final int MOST_PLACES = 1000;
    private static final Token NONE = new Token("", Instant.MIN);

    private final ConcurrentHashMap<String, Place> places = new ConcurrentHashMap<>();
    private final Clock clock;

    Tokens(Clock clock) {
        this.clock = clock;
    }

    /** A token and its end. */
    record Token(String value, Instant until) {}

    /** Gets a token from Countersign. */
    @FunctionalInterface
    interface Source {
        Token fetch() throws NoAnswer;
    }

    /**
     * The token of a realm.
     *
     * @param name what the token is for: realm, endpoint and audience
     * @param rejected a token that is of no use, whatever its end is
     * @param wait the longest to wait for another request that fetches one
     */
    String token(String name, @Nullable String rejected, Duration wait, Source source) throws NoAnswer {
        if (places.size() >= MOST_PLACES) {
            places.clear();
        }
        Place place = places.computeIfAbsent(name, _name -> new Place());
        Token held = place.held(rejected);
        if (lasts(held, EARLY)) {
            return held.value();
        }
        if (!place.enter(lasts(held, LEAST) ? Duration.ZERO : wait)) {
            return usable(held, new NoAnswer("no token in time: another request is getting one"));
        }
        try {
            Token meanwhile = place.held(rejected);
            if (lasts(meanwhile, EARLY)) {
                return meanwhile.value();
            }
            Token fetched = source.fetch();
            place.token = fetched;
            return fetched.value();
        } catch (NoAnswer e) {
            return usable(held, e);
        } finally {
            place.lock.unlock();
        }
    }

    private String usable(Token held, NoAnswer otherwise) throws NoAnswer {
        if (lasts(held, LEAST)) {
            return held.value();
        }
        throw otherwise;
    }

    private boolean lasts(Token held, Duration time) {
        return held.until().isAfter(clock.instant().plus(time));
    }

    /** Where the token of one realm is kept. */
    private static final class Place {
        private final ReentrantLock lock = new ReentrantLock();
        private volatile Token token = NONE;

        Token held(@Nullable String rejected) {
            Token held = token;
            return held.value().equals(rejected) ? NONE : held;
        }

        boolean enter(Duration wait) throws NoAnswer {
            try {
                return wait.isZero() ? lock.tryLock() : lock.tryLock(wait.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new NoAnswer("interrupted");
            }
        }
    }
}
