package io.countersign.testing;

import io.countersign.platform.embedded.ClaimedDirectory;
import io.countersign.platform.embedded.Database;
import io.countersign.platform.embedded.EmbeddedPostgres;
import io.countersign.platform.embedded.LocalAuthority;
import io.countersign.platform.embedded.LocalIdentity;
import io.countersign.platform.embedded.Login;
import io.countersign.platform.embedded.SigningKeyFile;
import io.countersign.platform.embedded.StopAtEnd;
import io.countersign.platform.embedded.TokenIssuer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A production's surroundings for the tests: a real PostgreSQL with an empty database and an OpenID provider over https. It starts once
 * in a JVM and runs until its end; what it started is told by system properties, since Quarkus loads this class more than once.
 */
public final class TestStack implements QuarkusTestResourceLifecycleManager {

    /** The issuer whose tokens the service under test accepts. */
    static final String ISSUER = "test-stack.issuer";

    private static final String MANAGEMENT_PORT = "19000";

    /** Where health, metrics and OpenAPI are, however the service runs. */
    public static final String MANAGEMENT = "http://localhost:" + MANAGEMENT_PORT + "/q";

    static final String ISSUER_KEY = "test-stack.issuer-key";
    private static final String DATABASE_PORT = "test-stack.database-port";
    private static final String OWNER_PASSWORD = "test-stack.owner-password";
    private static final String APPLICATION_PASSWORD = "test-stack.application-password";
    private static final String STARTED = "test-stack.started";
    private static final String PROPERTY_PREFIX = "test-stack.property.";
    /** The mounted directory of statement keys: what is put there is seen within a second. */
    public static final Path STATEMENT_KEYS =
            Path.of("target", "test-stack", "statement-keys").toAbsolutePath();

    /** The mounted directory of adapters' secrets. */
    public static final Path DELIVERY_CREDENTIALS =
            Path.of("target", "test-stack", "delivery-credentials").toAbsolutePath();

    private static final int KEYS = 20;
    private static final Map<String, String> FAST =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "max_connections", "200");

    @Override
    public Map<String, String> start() {
        // One lock for all class loaders.
        synchronized (System.getProperties()) {
            if (System.getProperty(STARTED) == null) {
                launch().forEach((name, value) -> System.setProperty(PROPERTY_PREFIX + name, value));
                System.setProperty(STARTED, "true");
            }
        }
        Map<String, String> properties = new HashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith(PROPERTY_PREFIX)) {
                properties.put(name.substring(PROPERTY_PREFIX.length()), required(name));
            }
        }
        return properties;
    }

    @Override
    public void stop() {
        // The next test class uses the same stack; StopAtEnd ends it with the JVM.
    }

    /** A connection as the role the service runs as. */
    public static Connection appConnection() throws SQLException {
        return database().connect(database().application());
    }

    /** A connection as the role that migrates and owns the schema. */
    public static Connection ownerConnection() throws SQLException {
        return database().connect(database().owner());
    }

    /** The database of the stack. */
    public static Database database() {
        new TestStack().start();
        Login nobody = new Login("postgres", "");
        return new Database(
                Integer.parseInt(required(DATABASE_PORT)),
                new Login("countersign_owner", required(OWNER_PASSWORD)),
                new Login("countersign_app", required(APPLICATION_PASSWORD)),
                nobody);
    }

    static String required(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set: the test stack has not started");
        }
        return value;
    }

    private static Map<String, String> launch() {
        try {
            Path root = Path.of("target", "test-stack").toAbsolutePath();
            ClaimedDirectory claim = ClaimedDirectory.claim(root);
            EmbeddedPostgres postgres = EmbeddedPostgres.in(claim);
            StopAtEnd.register(claim, postgres);
            Database database = empty(postgres);
            LocalAuthority authority = LocalAuthority.keptIn(root.resolve("certificates"), Instant.now());
            Path issuerKey = root.resolve("issuer-key.json");
            TokenIssuer issuer =
                    TokenIssuer.keptIn(issuerKey, "https://localhost:" + freePort() + "/realms/countersign");
            LocalIdentity.serve(issuer, authority, Clock.systemUTC());
            NameServer nameServer = NameServer.start();
            System.setProperty(ISSUER, issuer.issuer());
            System.setProperty(ISSUER_KEY, issuerKey.toString());
            System.setProperty(DATABASE_PORT, Integer.toString(database.port()));
            System.setProperty(OWNER_PASSWORD, database.owner().password());
            System.setProperty(APPLICATION_PASSWORD, database.application().password());
            Map<String, String> properties = new HashMap<>(properties(database, issuer, authority));
            properties.put(
                    "countersign.signing.statement-key", keys(STATEMENT_KEYS).toString());
            properties.put(
                    "countersign.signing.answer-key",
                    keys(root.resolve("answer-keys")).toString());
            properties.put("countersign.fetch.dns-server", "127.0.0.1:" + nameServer.port());
            properties.put("countersign.trust.expiry-interval", "PT1S");
            properties.put("countersign.signing.mount-interval", "PT1S");
            properties.put("countersign.bench.yardsticks", "true");
            Files.createDirectories(DELIVERY_CREDENTIALS);
            properties.put("countersign.fetch.private-hosts", "localhost,127.0.0.1");
            properties.put("countersign.delivery.credentials", DELIVERY_CREDENTIALS.toString());
            properties.put("countersign.delivery.timeout", "PT2S");
            properties.put("countersign.delivery.listeners", "12");
            properties.put("countersign.delivery.poll-interval", "PT0.5S");
            return properties;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the test stack did not start", e);
        }
    }

    // The server's data directory is kept from run to run (initdb takes seconds), the database is not.
    private static Database empty(EmbeddedPostgres postgres) throws SQLException {
        Database server = postgres.start(FAST);
        String url = server.url().replaceFirst("/[^/]*$", "/postgres");
        Login superuser = server.superuser();
        try (Connection connection = DriverManager.getConnection(url, superuser.user(), superuser.password());
                Statement statement = connection.createStatement()) {
            statement.execute("drop database countersign with (force)");
        }
        return postgres.start(FAST);
    }

    private static Map<String, String> properties(Database database, TokenIssuer issuer, LocalAuthority authority) {
        return Map.ofEntries(
                Map.entry("countersign.mode", "production"),
                // Quarkus hands its test ports to the packaged service, but for this one.
                Map.entry("quarkus.management.port", MANAGEMENT_PORT),
                Map.entry("countersign.base-url", "https://registry.example"),
                Map.entry("quarkus.datasource.jdbc.url", database.url()),
                Map.entry("quarkus.datasource.username", database.application().user()),
                Map.entry("quarkus.datasource.password", database.application().password()),
                Map.entry("quarkus.flyway.username", database.owner().user()),
                Map.entry("quarkus.flyway.password", database.owner().password()),
                Map.entry("quarkus.oidc.auth-server-url", issuer.issuer()),
                Map.entry("quarkus.oidc.token.audience", TokenIssuer.AUDIENCE),
                Map.entry("quarkus.oidc.tls.tls-configuration-name", "test-stack"),
                Map.entry(
                        "quarkus.tls.test-stack.trust-store.pem.certs",
                        authority.certificate().toString()));
    }

    /** A mounted directory with enough keys for tests that use some up; kept from run to run. */
    private static Path keys(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (int number = 1; number <= KEYS; number++) {
            SigningKeyFile.keptIn(directory.resolve("key-%02d.pem".formatted(number)));
        }
        return directory;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
