package io.countersign.keycloak;

import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one executor, as they are in the realm.
 *
 * @param endpoint where Countersign is, without a slash at its end
 * @param audience what assertions are meant for
 * @param bearerToken a token or a reference to the vault; null where the realm's key signs assertions (RFC 7523)
 * @param environment the environment to ask about; null for the usual one of this authorization server
 * @param everyClient whether clients are asked about whose ID is no URL
 * @param issuerScopes scopes that are the realm's own, and so no protected resource's
 */
record Settings(
        URI endpoint,
        String audience,
        @Nullable String bearerToken,
        boolean enforces,
        @Nullable String environment,
        Exchange.Limits limits,
        boolean everyClient,
        Set<String> issuerScopes) {

    static final String ENDPOINT = "endpoint";
    static final String AUDIENCE = "audience";
    static final String AUTHENTICATION = "authentication";
    static final String BEARER_TOKEN = "bearer-token";
    static final String MODE = "mode";
    static final String ENVIRONMENT = "environment";
    static final String CONNECT_TIMEOUT = "connect-timeout";
    static final String REQUEST_TIMEOUT = "request-timeout";
    static final String EVERY_CLIENT = "every-client";
    static final String ISSUER_SCOPES = "issuer-scopes";

    static final String PRIVATE_KEY_JWT = "private_key_jwt";
    static final String BEARER = "bearer";
    static final String ENFORCE = "enforce";
    static final String REPORT = "report";
    static final int USUAL_CONNECT_TIMEOUT = 300;
    static final int USUAL_REQUEST_TIMEOUT = 800;

    /** OpenID Connect Core §3.1.2.1, §5.4 and §11. */
    static final String USUAL_ISSUER_SCOPES = "openid profile email address phone offline_access";

    private static final int MOST_MILLIS = 30_000;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    Settings {
        issuerScopes = Set.copyOf(issuerScopes);
    }

    /** Reads what the realm holds; an IllegalArgumentException names the setting that makes no sense. */
    static Settings parse(Map<String, Object> realm) {
        URI endpoint = endpoint(text(realm, ENDPOINT, ""));
        String authentication = oneOf(realm, AUTHENTICATION, PRIVATE_KEY_JWT, BEARER);
        String bearer = text(realm, BEARER_TOKEN, "");
        require(!authentication.equals(BEARER) || !bearer.isEmpty(), BEARER_TOKEN, "must be there");
        String environment = text(realm, ENVIRONMENT, "");
        return new Settings(
                endpoint,
                text(realm, AUDIENCE, endpoint.toString()),
                authentication.equals(BEARER) ? bearer : null,
                oneOf(realm, MODE, ENFORCE, REPORT).equals(ENFORCE),
                environment.isEmpty() ? null : environment,
                new Exchange.Limits(
                        millis(realm, CONNECT_TIMEOUT, USUAL_CONNECT_TIMEOUT),
                        millis(realm, REQUEST_TIMEOUT, USUAL_REQUEST_TIMEOUT)),
                Boolean.parseBoolean(text(realm, EVERY_CLIENT, "false")),
                words(text(realm, ISSUER_SCOPES, USUAL_ISSUER_SCOPES)));
    }

    URI evaluation() {
        return URI.create(endpoint + "/access/v1/evaluation");
    }

    URI token() {
        return URI.create(endpoint + "/access/v1/token");
    }

    /** Space-separated words. */
    static Set<String> words(@Nullable String text) {
        return text == null
                ? Set.of()
                : Stream.of(text.trim().split("\\s+", -1))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static URI endpoint(String text) {
        try {
            URI uri = URI.create(text.replaceAll("/+$", ""));
            String host = uri.getHost();
            boolean safe = "https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme()) && host != null && LOOPBACK.contains(host));
            require(
                    safe
                            && host != null
                            && Stream.of(uri.getRawUserInfo(), uri.getRawQuery(), uri.getRawFragment())
                                    .allMatch(Objects::isNull),
                    ENDPOINT,
                    "must be an https URL without userinfo, query and fragment");
            return uri;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    ENDPOINT + " must be an https URL without userinfo, query and fragment", e);
        }
    }

    private static String oneOf(Map<String, Object> realm, String name, String usual, String other) {
        String value = text(realm, name, usual).toLowerCase(Locale.ROOT);
        require(value.equals(usual) || value.equals(other), name, "must be " + usual + " or " + other);
        return value;
    }

    private static int millis(Map<String, Object> realm, String name, int usual) {
        String value = text(realm, name, Integer.toString(usual));
        require(value.matches("[0-9]{1,5}"), name, "must be 1 to " + MOST_MILLIS);
        int millis = Integer.parseInt(value);
        require(millis >= 1 && millis <= MOST_MILLIS, name, "must be 1 to " + MOST_MILLIS);
        return millis;
    }

    /** The admin console sends text, an import may hold numbers, booleans and lists. */
    private static String text(Map<String, Object> realm, String name, String usual) {
        Object value = realm.get(name);
        String text = value instanceof Collection<?> many
                ? many.stream().map(String::valueOf).collect(Collectors.joining(" "))
                : Objects.toString(value, "").trim();
        return text.isEmpty() ? usual : text;
    }

    private static void require(boolean holds, String name, String message) {
        if (!holds) {
            throw new IllegalArgumentException(name + " " + message);
        }
    }
}
