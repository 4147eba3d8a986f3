package io.countersign.delivery.exposure;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What products do unless they are configured otherwise, in seconds, towards a document that is served with
 * {@code max-age=300}; null where it is not known. The only place that says so.
 *
 * @param documentCache how long a document is used that was fetched just before it went
 */
record ProductLifetimes(
        @Nullable Integer documentCache,
        @Nullable Integer accessToken,
        @Nullable Integer refreshToken) {

    private static final ProductLifetimes UNKNOWN = new ProductLifetimes(null, null, null);

    private static final Map<String, ProductLifetimes> OF = Map.of(
            // min-cache-time 300, above it the header's; accessTokenLifespan; ssoSessionMaxLifespan, which no refresh
            // token
            // outlives (offline tokens do: whoever lets clients have them says so)
            "keycloak-26.7",
            new ProductLifetimes(300, 300, 36_000),
            // cacheDuration 30 to 86400, between them the header's; ttl.AccessToken; ttl.RefreshToken
            "oidc-provider-9.13",
            new ProductLifetimes(300, 3_600, 1_209_600));

    /** Those of a product; all unknown for one that is not. */
    static ProductLifetimes of(String product) {
        return OF.getOrDefault(product, UNKNOWN);
    }
}
