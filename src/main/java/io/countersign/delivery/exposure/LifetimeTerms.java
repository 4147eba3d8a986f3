package io.countersign.delivery.exposure;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a security admin says of how long an authorization server goes on by itself, in seconds; what is null is its product's.
 *
 * @param documentCache how long it holds a document that is gone
 * @param accessToken how long the access tokens live that it issues
 * @param refreshToken how long a refresh token or what renews it lives at most
 */
public record LifetimeTerms(
        Asks asks,
        @Nullable Integer documentCache,
        @Nullable Integer accessToken,
        @Nullable Integer refreshToken) {

    /** The longest that can be said: ten years. */
    public static final int LONGEST = 315_360_000;

    /** Where nothing was said: an authorization server of which nobody knows that it asks is taken for one that does not. */
    static final LifetimeTerms UNSAID = new LifetimeTerms(Asks.NEVER, null, null, null);

    /** Refuses a lifetime that is none. */
    public LifetimeTerms {
        require(documentCache);
        require(accessToken);
        require(refreshToken);
    }

    /** The terms as the log tells them: every member by its name in requests. */
    Map<String, String> told() {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("asks", asks.wire());
        told.put("document_cache", shown(documentCache));
        told.put("access_token", shown(accessToken));
        told.put("refresh_token", shown(refreshToken));
        return told;
    }

    private static String shown(@Nullable Integer seconds) {
        return seconds == null ? "of the product" : seconds.toString();
    }

    private static void require(@Nullable Integer seconds) {
        if (seconds != null && (seconds < 0 || seconds > LONGEST)) {
            throw new IllegalArgumentException("a lifetime is 0 to " + LONGEST + " seconds");
        }
    }
}
