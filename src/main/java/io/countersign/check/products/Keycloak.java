package io.countersign.check.products;

import io.countersign.check.Profile;
import io.countersign.check.Profile.Kind;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.profiles.AuthMethodsCheck;
import io.countersign.check.profiles.AuthMethodsCheck.Others;
import io.countersign.document.ClientIdUrl;
import java.util.Set;

/** Keycloak 26.7 with the feature cimd: the strictest reader there is. */
final class Keycloak {
    private static final String MEASURED = "measured on Keycloak 26.7.3";

    /** Taken in documents that were accepted, and the keys, which its source has as fields of the representation. */
    private static final Set<String> KNOWN = Set.of(
            "client_id",
            "client_name",
            "client_uri",
            "logo_uri",
            "redirect_uris",
            "grant_types",
            "response_types",
            "token_endpoint_auth_method",
            "application_type",
            "scope",
            "contacts",
            "tos_uri",
            "policy_uri",
            "software_id",
            "software_version",
            "dpop_bound_access_tokens",
            "jwks",
            "jwks_uri",
            "token_endpoint_auth_signing_alg");

    static final Profile PROFILE = new Profile(
            "keycloak-26.7",
            "Keycloak 26.7",
            Kind.PRODUCT,
            "measured on Keycloak 26.7.3 with the feature cimd, and read in its source; takes for granted that its list of trusted"
                    + " domains has every host that the document names",
            Draft.and(
                    new BodyCapCheck(
                            rule("KC1", MEASURED, "Shorten the document: move keys to a jwks_uri, and drop members."),
                            5000,
                            5000),
                    new UrlPartCheck(
                            rule("KC2", MEASURED, "Put what tells clients apart into the path."),
                            ClientIdUrl::hasQuery,
                            "has a query"),
                    new KnownMembersCheck(
                            rule("KC3", MEASURED + "; members for keys: read in its source", "Remove the member."),
                            KNOWN,
                            Set.of("token_endpoint_auth_methods_supported", "software_statement")),
                    new GrantTypesCheck(
                            rule("KC4", MEASURED, "Remove the grant, or serve Keycloak another client."),
                            Set.of(
                                    "authorization_code",
                                    "refresh_token",
                                    "urn:ietf:params:oauth:grant-type:device_code"),
                            Set.of("urn:ietf:params:oauth:grant-type:jwt-bearer")),
                    new AuthMethodsCheck(
                            rule(
                                    "KC5",
                                    MEASURED + ": none is taken; its source knows confidential clients",
                                    "Use none or private_key_jwt."),
                            Set.of("none", "private_key_jwt"),
                            Others.NOT_KNOWN),
                    Draft.REDIRECTS));

    private Keycloak() {}

    private static Rule rule(String id, String citation, String fix) {
        return new Rule(id, citation, Severity.ERROR, "26.7", fix);
    }
}
