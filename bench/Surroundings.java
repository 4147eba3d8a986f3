import io.countersign.platform.embedded.ClaimedDirectory;
import io.countersign.platform.embedded.Database;
import io.countersign.platform.embedded.EmbeddedPostgres;
import io.countersign.platform.embedded.LocalAuthority;
import io.countersign.platform.embedded.LocalIdentity;
import io.countersign.platform.embedded.SamplePeople;
import io.countersign.platform.embedded.SigningKeyFile;
import io.countersign.platform.embedded.StopAtEnd;
import io.countersign.platform.embedded.TokenIssuer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service in production has around it, of the benchmarks' own in target/bench: a PostgreSQL, an issuer over https, keys. The data
 * stays between runs.
 *
 * @param directory private to the benchmarks
 */
record Surroundings(
        Path directory,
        Database server,
        TokenIssuer issuer,
        LocalAuthority authority,
        Path statementKey,
        Path answerKey) {

    // It is the service that is measured: the database shall not keep it waiting, nor seeding us.
    private static final Map<String, String> FAST = Map.ofEntries(
            Map.entry("fsync", "off"),
            Map.entry("synchronous_commit", "off"),
            Map.entry("full_page_writes", "off"),
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("max_wal_size", "8GB"),
            Map.entry("shared_buffers", "512MB"),
            Map.entry("autovacuum", "off"));

    private static @Nullable Surroundings started;

    /** The ones of this process, started when they are first asked for; they end with it. */
    static synchronized Surroundings get() {
        Surroundings surroundings = started == null ? start() : started;
        started = surroundings;
        return surroundings;
    }

    private static Surroundings start() {
        ClaimedDirectory claim = ClaimedDirectory.claim(Path.of("target", "bench"));
        Path root = claim.path();
        EmbeddedPostgres postgres = EmbeddedPostgres.in(claim);
        StopAtEnd.register(claim, postgres);
        Database server = postgres.start(FAST);
        LocalAuthority authority = LocalAuthority.keptIn(root.resolve("certificates"), Instant.now());
        TokenIssuer issuer = TokenIssuer.keptIn(
                root.resolve("issuer-key.json"), "https://localhost:" + freePort() + "/realms/countersign");
        LocalIdentity.serve(issuer, authority, Clock.systemUTC());
        return new Surroundings(
                root,
                server,
                issuer,
                authority,
                SigningKeyFile.keptIn(root.resolve("statement-key.pem")),
                SigningKeyFile.keptIn(root.resolve("answer-key.pem")));
    }

    /** A token of the authorization server that the data sets know, good for an hour. */
    String token() {
        return issuer.issue(SamplePeople.named("keycloak").orElseThrow(), Instant.now());
    }

    /** The environment of a service on a database, started as in production. */
    Map<String, String> environment(String databaseUrl) {
        Map<String, String> environment = new HashMap<>();
        environment.put("COUNTERSIGN_MODE", "production");
        environment.put("COUNTERSIGN_BASE_URL", "https://registry.bench.example");
        environment.put("COUNTERSIGN_SIGNING_STATEMENT_KEY", statementKey.toString());
        environment.put("COUNTERSIGN_SIGNING_ANSWER_KEY", answerKey.toString());
        environment.put("COUNTERSIGN_BENCH_YARDSTICKS", "true");
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", databaseUrl);
        environment.put("QUARKUS_DATASOURCE_USERNAME", server.application().user());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", server.application().password());
        environment.put("QUARKUS_FLYWAY_USERNAME", server.owner().user());
        environment.put("QUARKUS_FLYWAY_PASSWORD", server.owner().password());
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuer.issuer());
        environment.put("QUARKUS_OIDC_TOKEN_AUDIENCE", TokenIssuer.AUDIENCE);
        environment.put("QUARKUS_OIDC_TLS_TLS_CONFIGURATION_NAME", "bench");
        environment.put(
                "QUARKUS_TLS_BENCH_TRUST_STORE_PEM_CERTS",
                authority.certificate().toString());
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        return environment;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
