package io.countersign.keycloak;

import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Set;
import org.keycloak.OAuthErrorException;
import org.keycloak.services.clientpolicy.ClientPolicyEvent;
import org.keycloak.services.clientpolicy.ClientPolicyException;

/**
 * How a client is told no, so that it does the right thing next.
 *
 * @param error the OAuth error code
 * @param description the {@code error_description}: what Countersign found
 * @param shown whether the person is told instead of the client, because where the client wants the answer is not to be trusted
 */
record Refusal(String error, String description, Status status, boolean shown) {

    /** The redirect URI is nobody's that is approved: never redirect there (RFC 6749 §4.1.2.1). */
    private static final Set<String> NOT_TO_BE_REDIRECTED =
            Set.of("client_unknown", "client_revoked", "redirect_uri_not_registered");

    /** These say nothing of the client: Countersign is behind, or this authorization server is not set up there as it asks. */
    private static final Set<String> NOT_ABOUT_THE_CLIENT = Set.of(
            "view_stale",
            "subject_type_unknown",
            "action_unknown",
            "resource_type_unknown",
            "environment_not_served",
            "issuer_mismatch");

    private static final Set<String> TARGETS = Set.of("resource_unknown", "not_entitled", "too_many_resources");

    static Refusal of(ClientPolicyEvent event, List<String> reasons) {
        String gravest = reasons.getFirst();
        if (NOT_ABOUT_THE_CLIENT.contains(gravest)) {
            return unanswered(event);
        }
        String description = "The client is not trusted here: " + String.join(" ", reasons);
        boolean shown = event == ClientPolicyEvent.AUTHORIZATION_REQUEST
                && reasons.stream().anyMatch(NOT_TO_BE_REDIRECTED::contains);
        return switch (event) {
            // the grant is worth nothing any more: the client drops it and starts anew, and is told there what is wrong
            case TOKEN_REQUEST, TOKEN_REFRESH, DEVICE_TOKEN_REQUEST, BACKCHANNEL_TOKEN_REQUEST ->
                new Refusal(OAuthErrorException.INVALID_GRANT, description, Status.BAD_REQUEST, false);
            case USERINFO_REQUEST, IDENTITY_BROKERING_API ->
                new Refusal(OAuthErrorException.INVALID_TOKEN, description, Status.UNAUTHORIZED, false);
            default -> new Refusal(requested(gravest), description, Status.BAD_REQUEST, shown);
        };
    }

    /** Nobody knows; what the client holds may be good, so it is not told to throw it away. */
    static Refusal unanswered(ClientPolicyEvent event) {
        String description = "Whether the client is trusted cannot be found out now";
        // Keycloak's userinfo endpoint fails with any error that it does not know by name
        String error = event == ClientPolicyEvent.USERINFO_REQUEST
                ? OAuthErrorException.SERVER_ERROR
                : OAuthErrorException.TEMPORARILY_UNAVAILABLE;
        return new Refusal(error, description, Status.SERVICE_UNAVAILABLE, false);
    }

    ClientPolicyException exception() {
        return new ClientPolicyException(error, description, status);
    }

    private static String requested(String gravest) {
        if (gravest.equals("scope_beyond_entitlement")) {
            return OAuthErrorException.INVALID_SCOPE;
        }
        return TARGETS.contains(gravest) ? OAuthErrorException.INVALID_TARGET : OAuthErrorException.UNAUTHORIZED_CLIENT;
    }
}
