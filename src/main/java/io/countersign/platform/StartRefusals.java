package io.countersign.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The reasons why a production start is refused: all of them, so that an operator repairs a configuration once. */
public final class StartRefusals {

    /** The path of the dev identity's issuer, by which a production start knows it (ADR 0008). */
    public static final String DEV_IDENTITY_PATH = "/dev-identity";

    private final StartSettings settings;
    private final List<String> reasons = new ArrayList<>();

    private StartRefusals(StartSettings settings) {
        this.settings = settings;
    }

    /** Every reason to refuse a production start with these settings; empty when it may go on. */
    public static List<String> of(StartSettings settings) {
        StartRefusals refusals = new StartRefusals(settings);
        refusals.database();
        refusals.issuer();
        refusals.baseUrl();
        refusals.signingKeys();
        refusals.addressGuard();
        refusals.embeddedDefault();
        return List.copyOf(refusals.reasons);
    }

    private void database() {
        required(StartSettings.DATABASE_URL, "no database URL");
        Optional<String> user = required(StartSettings.DATABASE_USER, "no database user");
        required(StartSettings.DATABASE_PASSWORD, "no database password");
        Optional<String> owner = required(StartSettings.MIGRATION_USER, "no migration user (it owns the schema)");
        if (user.isPresent() && user.equals(owner)) {
            refuse(
                    StartSettings.DATABASE_USER,
                    "the application's database role is the migration owner; it must be a role without DDL");
        }
    }

    private void issuer() {
        Optional<URI> issuer = url(required(StartSettings.ISSUER, "no OIDC issuer"), StartSettings.ISSUER);
        issuer.filter(not(StartRefusals::https))
                .ifPresent(uri -> refuse(StartSettings.ISSUER, "the OIDC issuer is not https"));
        issuer.filter(uri -> uri.getPath().startsWith(DEV_IDENTITY_PATH))
                .ifPresent(uri -> refuse(StartSettings.ISSUER, "the OIDC issuer is the dev identity"));
        required(StartSettings.AUDIENCE, "no audience: any token of the OIDC issuer would do");
    }

    private void baseUrl() {
        Optional<URI> base = url(required(StartSettings.BASE_URL, "no base URL"), StartSettings.BASE_URL);
        base.filter(not(StartRefusals::https))
                .ifPresent(uri -> refuse(StartSettings.BASE_URL, "the base URL is not https"));
        base.filter(not(StartRefusals::origin))
                .ifPresent(uri -> refuse(
                        StartSettings.BASE_URL,
                        "the base URL must be scheme, host and port only, without user, path, query or fragment"));
    }

    private void signingKeys() {
        Optional<String> statements = signingKey(StartSettings.STATEMENT_KEY, "statement");
        Optional<String> answers = signingKey(StartSettings.ANSWER_KEY, "answer");
        if (statements.isPresent() && statements.equals(answers)) {
            refuse(StartSettings.ANSWER_KEY, "the answer signing key is the statement signing key");
        }
    }

    private Optional<String> signingKey(String property, String purpose) {
        Optional<String> key = required(
                property,
                "ephemeral signing key: no file or directory with the " + purpose + " signing key (PEM, PKCS#8)");
        if (key.isPresent() && !settings.readable().contains(property)) {
            refuse(property, "the " + purpose + " signing key cannot be read");
        }
        return key.map(path -> Path.of(path).toAbsolutePath().normalize().toString());
    }

    private void addressGuard() {
        settings.value(StartSettings.ADDRESS_GUARD)
                .filter(value -> !value.equalsIgnoreCase("true"))
                .ifPresent(off -> refuse(
                        StartSettings.ADDRESS_GUARD,
                        "the address guard is off: addresses of this network could be read"));
    }

    private void embeddedDefault() {
        settings.value(StartSettings.SAMPLE_DATA)
                .filter(Boolean::parseBoolean)
                .ifPresent(on -> refuse(StartSettings.SAMPLE_DATA, "sample data belongs to the embedded default"));
        settings.values().keySet().stream()
                .filter(name -> name.startsWith(StartSettings.EMBEDDED_PREFIX))
                .sorted()
                .forEach(name -> refuse(name, "this setting belongs to the embedded default"));
    }

    private Optional<String> required(String property, String reason) {
        Optional<String> value = settings.value(property);
        if (value.isEmpty()) {
            refuse(property, reason);
        }
        return value;
    }

    private Optional<URI> url(Optional<String> text, String property) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text.get());
            if (uri.getHost() != null) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException malformed) {
            // Told below, as for a URL without a host.
        }
        refuse(property, "not an absolute URL");
        return Optional.empty();
    }

    private void refuse(String property, String reason) {
        reasons.add(reason + " (" + property + ", " + environmentVariable(property) + ")");
    }

    private static boolean https(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static boolean origin(URI uri) {
        return uri.getRawUserInfo() == null
                && uri.getRawPath().isEmpty()
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }

    private static <T> Predicate<T> not(Predicate<T> predicate) {
        return predicate.negate();
    }

    private static String environmentVariable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
