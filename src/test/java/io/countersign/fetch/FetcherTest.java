package io.countersign.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.embedded.LocalAuthority;
import io.countersign.testing.NameServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fetcher against a name server and an https server of this machine. */
final class FetcherTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final NameServer DNS = NameServer.start();
    private static PemTrustOptions trust = new PemTrustOptions();
    private static int port;
    private static int requests;

    @TempDir
    static Path certificates;

    @BeforeAll
    static void anHttpsServer() throws Exception {
        LocalAuthority authority = LocalAuthority.keptIn(certificates, Instant.now());
        trust = new PemTrustOptions().addCertPath(authority.certificate().toString());
        HttpServer server = VERTX.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertPath(authority.serverCertificate().toString())
                                .setKeyPath(authority.serverKey().toString())))
                .requestHandler(request -> {
                    requests++;
                    switch (request.path()) {
                        case "/ten" -> request.response().end("0123456789");
                        case "/host" ->
                            request.response().end(request.authority().toString());
                        case "/moved" ->
                            request.response()
                                    .setStatusCode(302)
                                    .putHeader("Location", "https://acme.localhost:" + port + "/ten")
                                    .end();
                        case "/gone" -> request.response().setStatusCode(410).end("0123456789");
                        case "/endless" -> {
                            request.response().setChunked(true);
                            VERTX.setPeriodic(10, id -> request.response().write("0123456789"));
                        }
                        case "/drip" -> {
                            request.response().setChunked(true);
                            VERTX.setPeriodic(700, id -> request.response().write("."));
                        }
                        case "/broken" -> request.connection().close();
                        default -> {}
                    }
                });
        port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
        NameServer.address("acme.localhost", "127.0.0.1");
    }

    @AfterAll
    static void stop() throws Exception {
        VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private record Config(boolean addressGuard, Optional<String> dnsServer, int concurrent) implements FetchConfig {
        @Override
        public Optional<Set<String>> privateHosts() {
            return Optional.empty();
        }
    }

    private static Fetcher fetcher(boolean guarded, int concurrent) {
        return new Fetcher(VERTX, new Config(guarded, Optional.of("127.0.0.1:" + DNS.port()), concurrent), trust);
    }

    private static FetchResult get(String host, String path) {
        return fetcher(false, 4).get(URI.create("https://" + host + ":" + port + path), 10);
    }

    private static FetchResult.Fetched fetched(String body) {
        return new FetchResult.Fetched(new Bytes(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theBodyUpToTheLimit() {
        assertThat(get("acme.localhost", "/ten")).isEqualTo(fetched("0123456789"));
        assertThat(fetcher(false, 4).get(URI.create("https://acme.localhost:" + port + "/ten"), 9))
                .isEqualTo(new FetchResult.Refused("the answer has more than 9 bytes"));
        assertThat(get("acme.localhost", "/endless"))
                .isEqualTo(new FetchResult.Refused("the answer has more than 10 bytes"));
    }

    @Test
    void theHostIsNamedAsInTheUrl() {
        assertThat(fetcher(false, 4).get(URI.create("https://acme.localhost:" + port + "/host"), 100))
                .isEqualTo(fetched("acme.localhost:" + port));
    }

    @Test
    void noRedirectIsFollowedAndNothingElseThan200Counts() {
        assertThat(get("acme.localhost", "/moved"))
                .isEqualTo(new FetchResult.Failed("the answer has the status 302, not 200"));
        assertThat(get("acme.localhost", "/gone"))
                .isEqualTo(new FetchResult.Failed("the answer has the status 410, not 200"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/silent", "/drip"})
    void timeIsLimited(String path) {
        long started = System.nanoTime();
        assertThat(get("acme.localhost", path)).isEqualTo(new FetchResult.Failed("it took longer than 5 seconds"));
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(7));
    }

    @Test
    void theCertificateMustBeTheNames() {
        NameServer.address("other.example", "127.0.0.1");
        assertThat(get("other.example", "/ten"))
                .isInstanceOfSatisfying(
                        FetchResult.Failed.class,
                        failed -> assertThat(failed.reason()).startsWith("TLS failed"));
        Fetcher system = new Fetcher(
                VERTX, new Config(false, Optional.of("127.0.0.1:" + DNS.port()), 4), (io.vertx.core.net.TrustOptions)
                        null);
        assertThat(system.get(URI.create("https://acme.localhost:" + port + "/ten"), 10))
                .isInstanceOfSatisfying(
                        FetchResult.Failed.class,
                        failed -> assertThat(failed.reason()).startsWith("TLS failed"));
    }

    @Test
    void connectionsThatBreakOrAreRefused() {
        assertThat(get("acme.localhost", "/broken")).isEqualTo(new FetchResult.Failed("the connection broke"));
        assertThat(fetcher(false, 4).get(URI.create("https://acme.localhost:1/ten"), 10))
                .isEqualTo(new FetchResult.Failed("the host cannot be connected to"));
    }

    @Test
    void namesThatLeadNowhere() {
        assertThat(get("unknown.example", "/ten")).isEqualTo(new FetchResult.Failed("the host has no address"));
        NameServer.fail("failing.example");
        assertThat(get("failing.example", "/ten")).isEqualTo(new FetchResult.Failed("the name server does not answer"));
    }

    @Test
    void theGuardStandsBeforeTheConnection() {
        int before = requests;
        assertThat(fetcher(true, 4).get(URI.create("https://acme.localhost:" + port + "/ten"), 10))
                .isEqualTo(new FetchResult.Refused("the host has no public address: loopback"));
        NameServer.address("inside.example", "10.0.0.1", "192.168.0.1", "fd00::1", "::1");
        assertThat(fetcher(true, 4).get(URI.create("https://inside.example/"), 10))
                .isEqualTo(
                        new FetchResult.Refused(
                                "the host has no public address: private use, private use, not global unicast, not global unicast"));
        assertThat(requests).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://127.0.0.1/", "https://[::1]/", "https://[::ffff:10.0.0.1]/", "https://2130706433/"})
    void anAddressInsteadOfANameIsGuardedAsWell(String url) {
        assertThat(fetcher(true, 4).get(URI.create(url), 10)).isInstanceOf(FetchResult.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://acme.localhost/",
                "file:///etc/passwd",
                "https:acme",
                "//acme.localhost/",
                "https://me@acme.localhost/",
                "ftp://acme.localhost/",
                "jar:https://acme.localhost/!/"
            })
    void onlyHttps(String url) {
        assertThat(fetcher(false, 4).get(URI.create(url), 10))
                .isEqualTo(new FetchResult.Refused("the URL is not https with a host and without a user"));
    }

    @Test
    void oneTooManyIsNotTried() throws Exception {
        Fetcher one = fetcher(false, 1);
        var slow = CompletableFuture.supplyAsync(
                () -> one.get(URI.create("https://acme.localhost:" + port + "/silent"), 10));
        Thread.sleep(500);
        assertThat(one.get(URI.create("https://acme.localhost:" + port + "/ten"), 10))
                .isEqualTo(new FetchResult.Failed("too many fetches go on at once"));
        slow.get(10, TimeUnit.SECONDS);
        assertThat(one.get(URI.create("https://acme.localhost:" + port + "/ten"), 10))
                .isEqualTo(fetched("0123456789"));
    }

    @Test
    void textRecords() {
        NameServer.text("text.example", "one", "two");
        assertThat(fetcher(true, 4).texts("text.example"))
                .isInstanceOfSatisfying(
                        TextRecords.Found.class,
                        found -> assertThat(found.texts()).containsExactly("one", "two"));
        assertThat(fetcher(true, 4).texts("no.example")).isEqualTo(new TextRecords.Found(java.util.List.of()));
        NameServer.fail("broken.example");
        assertThat(fetcher(true, 4).texts("broken.example"))
                .isEqualTo(new TextRecords.Failed("the name server does not answer"));
    }
}
