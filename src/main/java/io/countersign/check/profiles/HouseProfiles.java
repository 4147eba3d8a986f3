package io.countersign.check.profiles;

import io.countersign.check.Profile;
import io.countersign.check.Profile.Kind;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What this registry holds documents to, always or where a namespace asks for it. */
public final class HouseProfiles {
    private static final String SINCE = "0.2";
    private static final String HOUSE = "house rule; ";

    /** What every submission is held to. */
    public static final Profile REGISTRY = new Profile(
            "registry",
            "this registry",
            Kind.HOUSE,
            "what every submission is held to: the drafts, read strictly, and the rules of this house",
            Selection.at(Map.of(), Selection.ALL));

    private static final SharedOriginCheck FACE = new SharedOriginCheck(
            rule(
                    "SO1",
                    "CIMD -02 §8.1; default of better-auth",
                    Severity.ERROR,
                    "Put the page on the host of the client_id, or leave the member out."),
            List.of("client_uri", "post_logout_redirect_uris"));
    private static final SharedOriginCheck CODES = new SharedOriginCheck(
            rule(
                    "SO2",
                    "CIMD -02 §8.1",
                    Severity.ERROR,
                    "Receive codes on the host of the client_id, or publish the client there."),
            List.of("redirect_uris"));
    private static final SharedOriginCheck REST = new SharedOriginCheck(
            rule(
                    "SO3",
                    "CIMD -02 §8.1; Keycloak permits hosts one by one",
                    Severity.WARNING,
                    "Serve keys, logo and terms from the host of the client_id."),
            List.of("jwks_uri", "logo_uri", "tos_uri", "policy_uri"));

    /** Everything a document names is on the origin of its client_id. */
    public static final Profile SAME_ORIGIN = new Profile(
            "same-origin",
            "same origin",
            Kind.HOUSE,
            "what people see and where codes go (client_uri, post_logout_redirect_uris, redirect_uris) is on the origin of the"
                    + " client_id, so that one owner answers for all of it; other addresses only should be",
            Selection.at(Map.of(), Selection.of("C14"), FACE, CODES, REST));

    private static final AuthMethodsCheck ASYMMETRIC = new AuthMethodsCheck(
            rule(
                    "CO1",
                    "CIMD -02 §8.2; RFC 7523 §2.2; RFC 8705 §2",
                    Severity.ERROR,
                    "Use private_key_jwt, tls_client_auth or self_signed_tls_client_auth."),
            Set.of("private_key_jwt", "tls_client_auth", "self_signed_tls_client_auth"),
            AuthMethodsCheck.Others.REFUSED);
    private static final RequiredMembersCheck METHOD = new RequiredMembersCheck(
            rule(
                    "CO2",
                    "CIMD -03 §6",
                    Severity.ERROR,
                    "Say how the client authenticates: without the member it is public."),
            List.of("token_endpoint_auth_method"));
    private static final KeysPresentCheck KEYS = new KeysPresentCheck(
            rule("CO3", "RFC 7523 §2.2; CIMD issue 100", Severity.ERROR, "Add jwks_uri, or jwks with public keys."));

    /** A client that can keep a key and proves it. */
    public static final Profile CONFIDENTIAL = new Profile(
            "confidential",
            "confidential client",
            Kind.HOUSE,
            "a client that authenticates with a key of its own, never with a shared secret",
            Selection.at(Map.of(), Selection.of("C14", "C19", "C20", "C21", "I100"), ASYMMETRIC, METHOD, KEYS));

    private static final RequiredMembersCheck NEEDED = new RequiredMembersCheck(
            rule(
                    "MN1",
                    "MCP 2026-07-28, client registration; CIMD -03 §6",
                    Severity.ERROR,
                    "Add the member: some server refuses a document without it."),
            List.of("client_id", "client_name", "redirect_uris", "token_endpoint_auth_method"));
    private static final OnlyMembersCheck NOTHING_ELSE = new OnlyMembersCheck(
            rule(
                    "MN2",
                    "RFC 7591 §2; Keycloak refuses what it does not know",
                    Severity.ERROR,
                    "Remove the member, or serve this client without the profile."),
            Set.of(
                    "client_id",
                    "client_name",
                    "redirect_uris",
                    "token_endpoint_auth_method",
                    "grant_types",
                    "response_types",
                    "application_type",
                    "scope",
                    "jwks_uri",
                    "jwks",
                    "token_endpoint_auth_signing_alg",
                    "client_uri",
                    "logo_uri",
                    "tos_uri",
                    "policy_uri",
                    "contacts",
                    "software_id",
                    "software_version"));

    /** The members that every server can read, and none besides. */
    public static final Profile MINIMAL = new Profile(
            "minimal",
            "minimal document",
            Kind.HOUSE,
            "the members that a document needs to work everywhere, and none that a known server refuses it for",
            Selection.at(Map.of(), Selection.of("C1", "C6", "C49", "C13", "C14"), NEEDED, NOTHING_ELSE));

    /** Every profile of this class. */
    public static final List<Profile> ALL = List.of(REGISTRY, SAME_ORIGIN, CONFIDENTIAL, MINIMAL);

    private HouseProfiles() {}

    private static Rule rule(String id, String citation, Severity severity, String fix) {
        return new Rule(id, HOUSE + citation, severity, SINCE, fix);
    }
}
