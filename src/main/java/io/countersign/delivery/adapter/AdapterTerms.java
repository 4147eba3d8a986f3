package io.countersign.delivery.adapter;

import io.countersign.delivery.Recipient;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a security admin says of an adapter.
 *
 * @param url of the Keycloak, without {@code /realms}, or of the endpoint
 * @param realms of the Keycloak in which clients are enabled and disabled; none for a webhook
 * @param clientId the client whose service account signs in to each realm; empty for a webhook
 * @param credential the name of the mounted file with that client's secret, or with the secret that webhooks are signed with
 * @param endSessions whether the sign-ins in which a client took part end when it is stopped
 */
public record AdapterTerms(
        Recipient.Kind kind, URI url, List<String> realms, String clientId, String credential, boolean endSessions) {

    /** The most realms. */
    public static final int MOST_REALMS = 20;

    /** The most characters of a URL. */
    public static final int LONGEST_URL = 512;

    /** What the name of a mounted file looks like: never a path. */
    public static final String CREDENTIAL = "[a-z0-9][a-z0-9.-]{0,62}";

    /** What the name of a realm looks like; nothing in it has to be escaped in a URL. */
    public static final String REALM = "[A-Za-z0-9][A-Za-z0-9._-]{0,62}";

    /** What the client ID of a service account looks like. */
    public static final String CLIENT_ID = "[!-~]{1,255}";

    private static final Pattern CREDENTIALS = Pattern.compile(CREDENTIAL);
    private static final Pattern REALMS = Pattern.compile(REALM);
    private static final Pattern CLIENT_IDS = Pattern.compile(CLIENT_ID);

    /** Refuses terms that describe no adapter. */
    public AdapterTerms {
        realms = List.copyOf(realms);
        boolean keycloak = kind == Recipient.Kind.KEYCLOAK;
        require(!kind.isStream(), "/kind", "must be keycloak or webhook");
        require(
                isPlain(url),
                "/url",
                "must be a URL without user, query and fragment, at most " + LONGEST_URL + " characters");
        require(
                keycloak ? !realms.isEmpty() && realms.size() <= MOST_REALMS : realms.isEmpty(),
                "/realms",
                keycloak ? "must name 1 to " + MOST_REALMS : "are a keycloak's only");
        require(
                realms.stream().allMatch(realm -> REALMS.matcher(realm).matches()),
                "/realms",
                "must each match " + REALM);
        require(Set.copyOf(realms).size() == realms.size(), "/realms", "must not name one twice");
        require(
                keycloak ? CLIENT_IDS.matcher(clientId).matches() : clientId.isEmpty(),
                "/client_id",
                keycloak ? "must be 1 to 255 printable ASCII characters" : "is a keycloak's only");
        require(CREDENTIALS.matcher(credential).matches(), "/credential", "must match " + CREDENTIAL);
    }

    /** The URL of a text. */
    public static URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new AdapterTermsRefused("/url", "is not a URL");
        }
    }

    /** The URL without a slash at its end. */
    String base() {
        return url.toString().replaceAll("/+$", "");
    }

    /** The terms as the log tells them: every member by its name in requests. */
    Map<String, String> told() {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("kind", kind.wire());
        told.put("url", url.toString());
        told.put("realms", String.join(" ", realms));
        told.put("client_id", clientId);
        told.put("credential", credential);
        told.put("end_sessions", Boolean.toString(endSessions));
        return told;
    }

    private static boolean isPlain(URI url) {
        return ("https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme()))
                && url.toString().length() <= LONGEST_URL
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }

    private static void require(boolean holds, String pointer, String message) {
        if (!holds) {
            throw new AdapterTermsRefused(pointer, message);
        }
    }
}
