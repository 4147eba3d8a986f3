package io.countersign.delivery.exposure;

import io.countersign.trust.server.Mode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long one authorization server may go on with a client that was stopped, as a pure function (docs/revocation.md has the formula).
 * What is not known makes a window unbounded; nothing is guessed, and a claim counts only where there is proof.
 *
 * @param windows what is true as things stand
 * @param onceVerified what will be true from when the authorization server was told and that was read back, counted from then; null
 *     where nobody can do that, or it is done
 */
public record Exposure(Windows windows, @Nullable Windows onceVerified) {

    /** What there is to read the state back from an authorization server. */
    public enum Adapter {
        /** There is none, or it may not act now. */
        NONE,
        /** It could not reach the other side the last time. */
        UNREACHABLE,
        READY,
        /** It has told, and has read back that the client is disabled. */
        VERIFIED
    }

    /**
     * What it depends on.
     *
     * @param everLive whether any document of the client ever was live
     * @param hosted whether its document is served here, so that it goes away; a vendor's stays
     * @param asked whether a question of this server about this client is on record
     * @param verifiedAfter how long after the act it was read back that the client is disabled; zero before
     */
    public record Facts(
            Lifetimes lifetimes,
            Mode mode,
            boolean everLive,
            boolean hosted,
            boolean asked,
            Adapter adapter,
            Duration verifiedAfter) {}

    /** Decides. */
    public static Exposure of(Facts facts) {
        if (!facts.everLive()) {
            return new Exposure(Windows.NONE, null);
        }
        Windows alone = left(byDocument(facts), facts.lifetimes()).or(byAsking(facts));
        Windows told = stopped(facts.verifiedAfter(), facts.lifetimes());
        return switch (facts.adapter()) {
            case NONE, UNREACHABLE -> new Exposure(alone, null);
            case READY -> new Exposure(alone, told);
            case VERIFIED -> new Exposure(alone.or(told), null);
        };
    }

    /** Until when sign-ins go on where nothing but the document stops them. */
    private static @Nullable Long byDocument(Facts facts) {
        return facts.hosted()
                ? Windows.sum(0L, facts.lifetimes().documentCache().seconds())
                : null;
    }

    /** What each question stops. Who only reports lets through what is refused; who never asked about this client proves nothing. */
    private static Windows byAsking(Facts facts) {
        Lifetimes lifetimes = facts.lifetimes();
        boolean counts = facts.mode() == Mode.ENFORCE && facts.asked();
        return switch (counts ? lifetimes.terms().asks() : Asks.NEVER) {
            case NEVER -> new Windows(null, null, null);
            case AT_SIGN_IN -> left(0L, lifetimes);
            case AT_EVERY_USE -> stopped(Duration.ZERO, lifetimes);
        };
    }

    /** What the last sign-in leaves behind: a refresh token, and the access token that its last use gets. */
    private static Windows left(@Nullable Long signIn, Lifetimes lifetimes) {
        @Nullable Long refresh = Windows.sum(signIn, lifetimes.refreshToken().seconds());
        return new Windows(
                signIn, refresh, Windows.sum(refresh, lifetimes.accessToken().seconds()));
    }

    /** What is left where sign-in and refresh are refused from a moment on: access tokens that resources verify by themselves. */
    private static Windows stopped(Duration after, Lifetimes lifetimes) {
        Long at = Long.valueOf(after.plusMillis(999).toSeconds());
        return new Windows(at, at, Windows.sum(at, lifetimes.accessToken().seconds()));
    }
}
