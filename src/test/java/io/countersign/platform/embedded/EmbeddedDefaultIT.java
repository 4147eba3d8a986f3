package io.countersign.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.testing.ServiceProcess;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar with nothing configured; the tests that end the service come last. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("jar")
final class EmbeddedDefaultIT {

    private final ServiceProcess service;

    EmbeddedDefaultIT(@TempDir Path directory) throws IOException {
        service = ServiceProcess.startAndLeaveArchive(directory.resolve("data"));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    @Order(1)
    void theBannerSaysWhereItIsAndWhoMayBeTried() {
        assertThat(String.join("\n", service.output()))
                .contains("base URL    " + service.baseUri())
                .contains("CA file     " + service.authority().certificate())
                .contains("make token USER=alice")
                .containsPattern("alice +author in acme")
                .containsPattern("oidc-provider +authorization-server");
    }

    @Test
    @Order(1)
    void itIsReadyOnItsManagementPort() throws IOException, InterruptedException {
        URI ready = service.managementUri().resolve("/q/health/ready");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    @Test
    @Order(1)
    void publisherHostsAreServedWithItsCertificate() throws IOException {
        URI unknown = URI.create("https://acme.localhost:" + service.baseUri().getPort() + "/no-such-client");
        assertThat(service.get(unknown).statusCode()).isEqualTo(404);
    }

    @Test
    @Order(1)
    void theHostsOfTheSampleNamespacesAreProved() throws IOException, InterruptedException {
        URI hosts = service.baseUri().resolve("/api/v1/namespaces/acme/hosts");
        try (HttpClient client = service.client()) {
            HttpResponse<String> answer = client.send(
                    service.request(hosts)
                            .header("Authorization", "Bearer " + service.token("alice"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(JsonPath.from(answer.body()).getList("items.environment"))
                    .containsExactly("prod", "dev");
            assertThat(JsonPath.from(answer.body()).getList("items.state")).containsExactly("proved", "proved");
            assertThat(JsonPath.from(answer.body()).getList("items.method")).containsOnly("embedded");
        }
    }

    @Test
    @Order(1)
    void whoDoesNotTrustItsAuthorityIsNotServed() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(service.baseUri()).build();
            assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.discarding()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    @Order(1)
    void aTokenIsPrintedForASamplePersonOnly() throws IOException {
        assertThat(service.token("carol")).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        ServiceProcess.Run unknown = ServiceProcess.run(service.environment(), "token", "mallory");
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.lines()).singleElement().asString().contains("there is no sample person mallory");
    }

    @Test
    @Order(1)
    void noTokenIsMadeWhereNothingHasRun(@TempDir Path empty) throws IOException {
        ServiceProcess.Run run =
                ServiceProcess.run(Map.of("COUNTERSIGN_DATA_DIRECTORY", empty.toString()), "token", "alice");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.lines()).singleElement().asString().contains("there is no embedded default in");
    }

    @Test
    @Order(1)
    void aSecondServiceOnTheDirectoryIsRefused() throws IOException {
        ServiceProcess.Run second = ServiceProcess.run(service.environment());
        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.lines())
                .singleElement()
                .asString()
                .contains("another service is running on the data directory");
    }

    @Test
    @Order(1)
    void aPortInUseIsNamed(@TempDir Path other) throws IOException {
        String port = Integer.toString(service.baseUri().getPort());
        ServiceProcess.Run run =
                ServiceProcess.run(Map.of("COUNTERSIGN_DATA_DIRECTORY", other.toString(), "COUNTERSIGN_PORT", port));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.lines()).singleElement().asString().contains("port " + port + " (https) is in use");
    }

    @Test
    @Order(1)
    void productionWithNothingConfiguredIsRefusedWithEveryReason() throws IOException {
        ServiceProcess.Run run = ServiceProcess.run(Map.of("COUNTERSIGN_MODE", "production"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.lines())
                .hasSize(9)
                .allMatch(line -> line.startsWith("countersign: start refused: "))
                .anyMatch(line -> line.contains("QUARKUS_DATASOURCE_JDBC_URL"))
                .anyMatch(line -> line.contains("ephemeral signing key"));
    }

    @Test
    @Order(2)
    void theDatabaseThatOutlivedItIsAdopted() throws IOException {
        long before = service.databasePid();
        service.kill9();
        assertThat(alive(before)).isTrue();
        service.restart();
        assertThat(service.databasePid()).isEqualTo(before);
    }

    @Test
    @Order(3)
    void aCleanStopLeavesNoDatabaseBehind() throws IOException {
        ProcessHandle database = ProcessHandle.of(service.databasePid()).orElseThrow();
        service.stop();
        // The server removes its lock file, which is what a stop waits for, an instant before it ends.
        assertThat(database.onExit()).succeedsWithin(Duration.ofSeconds(5));
        assertThat(service.output()).noneMatch(line -> line.contains("ERROR"));
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }
}
