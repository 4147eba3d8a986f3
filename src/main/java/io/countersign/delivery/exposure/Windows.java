package io.countersign.delivery.exposure;

import org.jspecify.annotations.Nullable;

/**
 * How long after a client was stopped it may still be let in somewhere, in seconds from the act; null: for as long as nobody can say.
 *
 * @param signIn how long new sign-ins may go on
 * @param refresh how long refresh tokens may be used
 * @param accessToken how long some access token may be valid
 */
public record Windows(
        @Nullable Long signIn,
        @Nullable Long refresh,
        @Nullable Long accessToken) {

    /** Nothing goes on at all. */
    static final Windows NONE = new Windows(0L, 0L, 0L);

    /** How long anything at all may go on. */
    public @Nullable Long overall() {
        return longer(longer(signIn, refresh), accessToken);
    }

    /** What is left where either of two things stops the client. */
    Windows or(Windows other) {
        return new Windows(
                shorter(signIn, other.signIn),
                shorter(refresh, other.refresh),
                shorter(accessToken, other.accessToken));
    }

    static @Nullable Long sum(@Nullable Long one, @Nullable Integer other) {
        return one == null || other == null ? null : Long.valueOf(one + other);
    }

    private static @Nullable Long shorter(@Nullable Long one, @Nullable Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Long.valueOf(Math.min(one, other));
    }

    private static @Nullable Long longer(@Nullable Long one, @Nullable Long other) {
        return one == null || other == null ? null : Long.valueOf(Math.max(one, other));
    }
}
