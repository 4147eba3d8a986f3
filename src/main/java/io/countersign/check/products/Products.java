package io.countersign.check.products;

import io.countersign.check.Check;
import io.countersign.check.Profile;
import io.countersign.check.Profile.Kind;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.profiles.AuthMethodsCheck;
import io.countersign.check.profiles.AuthMethodsCheck.Others;
import io.countersign.check.profiles.RequiredMembersCheck;
import io.countersign.check.profiles.SharedOriginCheck;
import io.countersign.document.ClientIdUrl;
import java.util.List;
import java.util.Set;

/** The authorization servers whose ways with a document are known, each as data. */
public final class Products {
    private static final String SHORTEN = "Shorten the document: move keys to a jwks_uri, and drop members.";
    private static final Set<String> PUBLIC_OR_KEY = Set.of("none", "private_key_jwt");
    private static final String USE_NONE_OR_KEY = "Use none or private_key_jwt.";

    private static final Profile OIDC_PROVIDER = product(
            "oidc-provider-9.13",
            "oidc-provider 9.13",
            "measured on oidc-provider 9.13.3 and read in its source; it tolerates unknown members and a query, and filters values of"
                    + " arrays that it does not support; takes for granted that allowFetch and allowClient admit the client",
            new BodyCapCheck(rule("OP1", "measured on oidc-provider 9.13.3", "9.13", SHORTEN), 5120, 5120),
            new HttpsMembersCheck(rule(
                    "OP2", "measured on oidc-provider 9.13.3", "9.13", "Use an https URL, or leave the member out.")),
            new AuthMethodsCheck(
                    rule("OP3", "measured on oidc-provider 9.13.3: these two are taken", "9.13", USE_NONE_OR_KEY),
                    PUBLIC_OR_KEY,
                    Others.NOT_KNOWN),
            Draft.REDIRECTS);

    private static final Profile BETTER_AUTH = product(
            "better-auth",
            "better-auth",
            "read in the source of @better-auth/cimd, profile mcp-2026-07-28; it strips unknown members; takes for granted that"
                    + " isMetadataDocumentUrlAllowed admits the URL, and the default originBoundFields",
            new BodyCapCheck(betterAuth("BA1", SHORTEN), 5000, 5120),
            new AuthMethodsCheck(betterAuth("BA2", USE_NONE_OR_KEY), PUBLIC_OR_KEY, Others.REFUSED),
            new ForbiddenMembersCheck(betterAuth("BA3", "Remove the member."), "backchannel_logout_"),
            new SharedOriginCheck(
                    betterAuth("BA4", "Put the address on the host of the client_id, or leave the member out."),
                    List.of("post_logout_redirect_uris", "client_uri")),
            new RequiredMembersCheck(
                    betterAuth("BA5", "Add the member: the profile of MCP asks for it."),
                    List.of("client_name", "redirect_uris")),
            new UrlPartCheck(
                    betterAuth("BA6", "Use a path below the root.").at(Severity.WARNING),
                    ClientIdUrl::hasRootPath,
                    "has the path / only, which is warned of"),
            Draft.GRANTS,
            Draft.REDIRECTS);

    private static final Profile CLOUDFLARE = product(
            "cloudflare",
            "Cloudflare workers-oauth-provider",
            "read in the source of workers-oauth-provider, which has no admission control of its own",
            new BodyCapCheck(cloudflare("CW1", SHORTEN), 5120, 5120),
            new RequiredMembersCheck(cloudflare("CW2", "Add the member."), List.of("client_name", "redirect_uris")),
            new Utf8Check(cloudflare("CW3", "Write the document in UTF-8.")),
            Draft.METHODS,
            Draft.GRANTS,
            Draft.REDIRECTS);

    private static final Profile COGNITO = product(
            "cognito",
            "Amazon Cognito",
            "its documentation, which tells of URL patterns and caching, but not of what a document may hold",
            new OpenCheck(
                    rule(
                            "AC1",
                            "documentation of Amazon Cognito",
                            "2026",
                            "Try the document on a user pool of your own."),
                    "which documents Amazon Cognito refuses is not documented"));

    private static final Profile FASTMCP = product(
            "fastmcp",
            "FastMCP",
            "read in the source of FastMCP for Python; takes for granted that its redirect patterns, where set, admit the addresses",
            new BodyCapCheck(fastmcp("FM1", SHORTEN), 5120, 5120),
            new AuthMethodsCheck(fastmcp("FM2", USE_NONE_OR_KEY), PUBLIC_OR_KEY, Others.REFUSED),
            new UrlPartCheck(
                    fastmcp("FM3", "Use a path below the root, such as /oauth/client.json."),
                    url -> url.hasRootPath() || !url.hasPath(),
                    "has no path below the root"),
            new RedirectPatternCheck(
                    fastmcp("FM4", "Use https, or http on localhost, whose port may be a *."), Draft.REDIRECTS),
            Draft.GRANTS);

    private static final Profile TOOLHIVE = product(
            "toolhive",
            "ToolHive",
            "read in the source of ToolHive's embedded authorization server, which has no admission control",
            new BodyCapCheck(toolhive("TH1", SHORTEN), 10_000, 10_240),
            new GrantTypesCheck(
                    toolhive("TH2", "Remove the grant, which no authorization code flow needs."),
                    Set.of("authorization_code", "refresh_token"),
                    Set.of("urn:ietf:params:oauth:grant-type:device_code")),
            Draft.METHODS,
            Draft.REDIRECTS);

    /** Every product, by name. */
    public static final List<Profile> ALL =
            List.of(Keycloak.PROFILE, OIDC_PROVIDER, BETTER_AUTH, CLOUDFLARE, COGNITO, FASTMCP, TOOLHIVE);

    private Products() {}

    private static Profile product(String name, String title, String source, Check... own) {
        return new Profile(name, title, Kind.PRODUCT, source, Draft.and(own));
    }

    private static Rule rule(String id, String citation, String since, String fix) {
        return new Rule(id, citation, Severity.ERROR, since, fix);
    }

    private static Rule betterAuth(String id, String fix) {
        return rule(id, "read in the source of @better-auth/cimd", "1.7", fix);
    }

    private static Rule cloudflare(String id, String fix) {
        return rule(id, "read in the source of workers-oauth-provider", "2026", fix);
    }

    private static Rule fastmcp(String id, String fix) {
        return rule(id, "read in the source of FastMCP", "2026", fix);
    }

    private static Rule toolhive(String id, String fix) {
        return rule(id, "read in the source of ToolHive", "2026", fix);
    }
}
