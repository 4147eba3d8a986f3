package io.countersign.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.document.Digest;
import io.countersign.testing.ServiceProcess;
import io.countersign.testing.Walk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed at random points and started again, the service has lost no act it acknowledged and invented none. */
@Tag("jar")
class CrashIT {

    private static final int KILLS = 20;
    /** About as long as one walk takes on a warmed-up service, so that kills fall all over it. */
    private static final int LONGEST_WALK_MILLIS = 900;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> tokens = new HashMap<>();

    @Test
    void nothingAcknowledgedIsLostAndNothingIsInvented(@TempDir Path directory) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Walk> walks = new ArrayList<>();
        try (ServiceProcess service = ServiceProcess.start(directory.resolve("data"))) {
            for (String person : List.of("alice", "carol", "erin", "frank")) {
                tokens.put(person, service.token(person));
            }
            int midway = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                try (HttpClient http = service.client()) {
                    Walk walk = new Walk(service, tokens, http, "crash-" + kill);
                    walks.add(walk);
                    Thread walking = Thread.ofPlatform().start(walk::run);
                    Thread.sleep(random.nextInt(LONGEST_WALK_MILLIS));
                    service.kill9();
                    walking.join();
                    midway += walk.inFlight().isEmpty() ? 0 : 1;
                }
                service.restart();
                verify(service, walk(walks), seed);
            }
            for (Walk walk : walks) {
                verify(service, walk, seed);
            }
            System.out.printf("%ncrash: %d kills, %d of them in the middle of an act (seed %d)%n", KILLS, midway, seed);
            assertThat(midway).as("kills in the middle of an act").isPositive();
        }
    }

    private static Walk walk(List<Walk> walks) {
        return walks.getLast();
    }

    private void verify(ServiceProcess service, Walk walk, long seed) throws IOException {
        List<JsonNode> entries = entries(service, walk.clientId());
        List<String> acts =
                entries.stream().map(entry -> entry.path("act").asText()).toList();
        List<String> withInFlight = new ArrayList<>(walk.acknowledged());
        withInFlight.add(walk.inFlight());
        assertThat(acts).as("acts on %s, seed %d", walk.clientId(), seed).isIn(walk.acknowledged(), withInFlight);
        if (!acts.isEmpty()) {
            agrees(service, walk, entries);
        }
    }

    /** What is stored says the same as the log: versions, digests, trust, and the document that is served. */
    private void agrees(ServiceProcess service, Walk walk, List<JsonNode> entries) throws IOException {
        JsonNode client = client(service, walk.clientId());
        List<String> published = entries.stream()
                .filter(entry -> entry.path("act").asText().equals("version.published"))
                .map(entry -> entry.path("detail").path("digest").asText())
                .toList();
        assertThat(client.path("latest_version").asInt()).isEqualTo(published.size());
        JsonNode versions = JSON.readTree(
                get(service, "/api/v1/clients/" + client.path("id").asText() + "/versions")
                        .body());
        assertThat(versions.path("items").findValuesAsText("digest")).isEqualTo(published);
        String last = entries.getLast().path("act").asText();
        String status = switch (last) {
            case "client.suspended" -> "suspended";
            case "client.revoked" -> "revoked";
            default -> published.isEmpty() ? "unknown" : "active";
        };
        assertThat(client.path("trust_status").asText()).isEqualTo(status);
        HttpResponse<String> document = service.get(URI.create(walk.clientId()));
        if (status.equals("active")) {
            assertThat(Digest.of(document.body().getBytes(StandardCharsets.UTF_8))
                            .value())
                    .isEqualTo(published.getLast());
        } else {
            assertThat(document.statusCode()).isEqualTo(status.equals("revoked") ? 410 : 404);
        }
        long approvals = entries.stream()
                .filter(entry -> entry.path("act").asText().equals("submission.approved"))
                .count();
        JsonNode submissions =
                items(service, "/api/v1/submissions?client=" + client.path("id").asText());
        long let = 0;
        for (JsonNode submission : submissions) {
            String state = submission.path("state").asText();
            let += state.equals("APPROVED") || state.equals("PUBLISHED") ? 1 : 0;
        }
        assertThat(let).isEqualTo(approvals);
    }

    private JsonNode client(ServiceProcess service, String clientId) throws IOException {
        for (JsonNode client : items(service, "/api/v1/clients?limit=200")) {
            if (client.path("client_id").asText().equals(clientId)) {
                return client;
            }
        }
        throw new AssertionError("no client " + clientId);
    }

    private List<JsonNode> entries(ServiceProcess service, String clientId) throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        long cursor = -1;
        while (true) {
            JsonNode page = JSON.readTree(get(service, "/api/v1/log/entries?limit=200&cursor=" + cursor)
                    .body());
            for (JsonNode entry : page.path("items")) {
                if (entry.path("subject").asText().equals(clientId)) {
                    entries.add(entry);
                }
            }
            if (!page.has("next_cursor")) {
                return entries;
            }
            cursor = page.path("next_cursor").asLong();
        }
    }

    private JsonNode items(ServiceProcess service, String path) throws IOException {
        return JSON.readTree(get(service, path).body()).path("items");
    }

    private HttpResponse<String> get(ServiceProcess service, String path) throws IOException {
        return service.get(service.baseUri().resolve(path), Objects.requireNonNull(tokens.get("frank")));
    }
}
