package io.countersign.platform.embedded;

import io.countersign.platform.EmbeddedMode;
import io.countersign.platform.StartFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** The embedded default: starts the database and the dev identity in the data directory and points Quarkus at them (ADR 0008). */
public final class EmbeddedDefault implements EmbeddedMode {

    /** A system property, since live coding loads this class anew each time. */
    private static final String RUNNING = "countersign.embedded-default-runs";

    @Override
    public boolean runs() {
        return Boolean.getBoolean(RUNNING);
    }

    @Override
    public Runnable start(Config config) {
        EmbeddedSettings settings = EmbeddedSettings.of(config);
        Path certificates = settings.directory().resolve("certificates");
        Runnable banner = new Banner(settings, new LocalAuthority(certificates).certificate());
        if (runs()) {
            return banner;
        }
        ClaimedDirectory claim = ClaimedDirectory.claim(settings.directory());
        settings.requirePorts();
        EmbeddedPostgres postgres = EmbeddedPostgres.in(claim);
        StopAtEnd.register(claim, postgres);
        Database database = postgres.start(EmbeddedPostgres.DURABLE);
        LocalAuthority authority = LocalAuthority.keptIn(certificates, Instant.now());
        LocalIdentity.serve(issuer(settings), authority, Clock.systemUTC());
        properties(settings, database, authority).forEach((name, value) -> {
            // What the user has set, anywhere, stays.
            if (config.getOptionalValue(name, String.class).isEmpty()) {
                System.setProperty(name, value);
            }
        });
        System.setProperty(RUNNING, "true");
        return banner;
    }

    @Override
    public String token(Config config, String name) {
        Path directory = EmbeddedSettings.of(config).directory();
        SamplePerson person = SamplePeople.named(name)
                .orElseThrow(() -> new StartFailure("there is no sample person " + name + "; there are "
                        + String.join(
                                ", ",
                                SamplePeople.ALL.stream()
                                        .map(SamplePerson::name)
                                        .toList())));
        Path issuer = directory.resolve("issuer");
        if (!Files.exists(issuer)) {
            throw new StartFailure("there is no embedded default in " + directory + "; start the service first");
        }
        try {
            return TokenIssuer.keptIn(directory.resolve("identity-key.json"), Files.readString(issuer))
                    .issue(person, Instant.now());
        } catch (IOException e) {
            throw new StartFailure("the dev identity in " + directory + " cannot be read: " + e, e);
        }
    }

    private static TokenIssuer issuer(EmbeddedSettings settings) {
        Path directory = settings.directory();
        try {
            PrivateFile.write(directory.resolve("issuer"), settings.issuer().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new StartFailure("the data directory " + directory + " cannot be written: " + e, e);
        }
        return TokenIssuer.keptIn(directory.resolve("identity-key.json"), settings.issuer());
    }

    private static Map<String, String> properties(
            EmbeddedSettings settings, Database database, LocalAuthority authority) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("quarkus.datasource.jdbc.url", database.url());
        properties.put("quarkus.datasource.username", database.application().user());
        properties.put("quarkus.datasource.password", database.application().password());
        properties.put("quarkus.flyway.username", database.owner().user());
        properties.put("quarkus.flyway.password", database.owner().password());
        properties.put("quarkus.oidc.auth-server-url", settings.issuer());
        properties.put("quarkus.oidc.token.audience", TokenIssuer.AUDIENCE);
        properties.put("quarkus.oidc.tls.tls-configuration-name", "embedded-identity");
        properties.put(
                "quarkus.tls.embedded-identity.trust-store.pem.certs",
                authority.certificate().toString());
        properties.put("quarkus.http.host", "127.0.0.1");
        properties.put("quarkus.http.ssl-port", Integer.toString(settings.httpsPort()));
        properties.put("quarkus.http.insecure-requests", "disabled");
        properties.put("quarkus.http.tls-configuration-name", "embedded-server");
        properties.put(
                "quarkus.tls.embedded-server.key-store.pem.0.cert",
                authority.serverCertificate().toString());
        properties.put(
                "quarkus.tls.embedded-server.key-store.pem.0.key",
                authority.serverKey().toString());
        properties.put("quarkus.management.host", "127.0.0.1");
        properties.put("quarkus.management.port", Integer.toString(settings.managementPort()));
        properties.put("countersign.base-url", settings.baseUrl());
        Path statementKey = SigningKeyFile.keptIn(settings.directory().resolve("statement-key.pem"));
        properties.put("countersign.signing.statement-key", statementKey.toString());
        Path answerKey = SigningKeyFile.keptIn(settings.directory().resolve("answer-key.pem"));
        properties.put("countersign.signing.answer-key", answerKey.toString());
        properties.put("countersign.sample-data", "true");
        return properties;
    }
}
