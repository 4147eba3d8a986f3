package io.countersign.trust.server;

import io.countersign.check.Profiles;
import io.countersign.client.Environment;
import io.countersign.document.UriParts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a security admin says of an authorization server.
 *
 * @param name what people and the log call it; unique
 * @param issuer its issuer identifier (RFC 8414 §2), compared as a string; unique
 * @param environments where it authorizes; never empty
 * @param product the name of the product profile whose checks tell what it accepts, or {@value #OTHER}
 * @param narrowsScope whether it grants less than was asked for when the answer says so
 */
public record ServerTerms(
        String name,
        String issuer,
        Mode mode,
        Set<Environment> environments,
        String product,
        boolean narrowsScope,
        Credentials credentials) {

    /** What a name looks like. */
    public static final String NAME = "[a-z0-9][a-z0-9-]{0,62}";

    /** The most characters of an issuer. */
    public static final int LONGEST_ISSUER = 512;

    /** The product that has no profile here. */
    public static final String OTHER = "other";

    private static final Pattern NAMES = Pattern.compile(NAME);

    /** Refuses terms that describe no authorization server. */
    public ServerTerms {
        environments = Set.copyOf(environments);
        require(NAMES.matcher(name).matches(), "/name", "must match " + NAME);
        require(isIssuer(issuer), "/issuer", "must be an https URL without query, fragment and userinfo (RFC 8414 §2)");
        require(!environments.isEmpty(), "/environments", "must name at least one");
    }

    /** Refuses a product that has no profile here; what is registered may name one that has gone since. */
    void requireKnownProduct() {
        require(isProduct(product), "/product", "must be other or one of " + products());
    }

    /** The environments in their order, by their names in answers. */
    public String shownEnvironments() {
        return environments.stream().sorted().map(Environment::wire).collect(Collectors.joining(" "));
    }

    /** The terms as the log tells them: every member by its name in requests; of keys, what they are and not what they are called. */
    Map<String, String> told() {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("name", name);
        told.put("issuer", issuer);
        told.put("mode", mode.wire());
        told.put("environments", shownEnvironments());
        told.put("product", product);
        told.put("narrows_scope", Boolean.toString(narrowsScope));
        told.put(
                "credentials",
                switch (credentials) {
                    case Credentials.TokenSubject(String subject) -> "token_subject " + subject;
                    case Credentials.Assertions(AssertionKeys keys) ->
                        "private_key_jwt " + String.join(" ", keys.thumbprints());
                });
        return told;
    }

    static boolean isIssuer(String issuer) {
        UriParts parts = UriParts.split(issuer);
        return issuer.length() <= LONGEST_ISSUER
                && !UriParts.hasIllegalCharacter(issuer)
                && parts.hasScheme("https")
                && parts.hasValidHost()
                && parts.hasValidPort()
                && !parts.hasUserinfo()
                && !parts.hasQuery()
                && !parts.hasFragment();
    }

    private static boolean isProduct(String product) {
        return product.equals(OTHER)
                || Profiles.products().stream()
                        .anyMatch(profile -> profile.name().equals(product));
    }

    private static String products() {
        return Profiles.products().stream().map(profile -> profile.name()).collect(Collectors.joining(", "));
    }

    private static void require(boolean holds, String pointer, String message) {
        if (!holds) {
            throw new ServerTermsRefused(pointer, message);
        }
    }
}
