package io.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.document.Digest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Holds what a service says after a crash against what it acknowledged before. */
public final class Audit {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServiceProcess service;
    private final HttpClient http;
    private final String token;

    /** An audit by frank. */
    public Audit(ServiceProcess service, HttpClient http, Map<String, String> tokens) {
        this.service = service;
        this.http = http;
        this.token = Objects.requireNonNull(tokens.get("frank"));
    }

    /** Refuses when the log of a walked client is not what was acknowledged, or what is stored is not what the log says. */
    public void verify(Walk walk, long seed) throws IOException {
        List<JsonNode> entries = entries(walk.clientId());
        List<String> acts =
                entries.stream().map(entry -> entry.path("act").asText()).toList();
        List<String> withInFlight = new ArrayList<>(walk.acknowledged());
        withInFlight.add(walk.inFlight());
        assertThat(acts).as("acts on %s, seed %d", walk.clientId(), seed).isIn(walk.acknowledged(), withInFlight);
        if (!acts.isEmpty()) {
            agrees(walk, entries);
        }
    }

    /** What is stored says the same as the log: versions, digests, trust, and the document that is served. */
    private void agrees(Walk walk, List<JsonNode> entries) throws IOException {
        JsonNode client = client(walk.clientId());
        List<String> published = entries.stream()
                .filter(entry -> entry.path("act").asText().equals("version.published"))
                .map(entry -> entry.path("detail").path("digest").asText())
                .toList();
        assertThat(client.path("latest_version").asInt()).isEqualTo(published.size());
        JsonNode versions =
                JSON.readTree(get("/api/v1/clients/" + client.path("id").asText() + "/versions")
                        .body());
        assertThat(versions.path("items").findValuesAsText("digest")).isEqualTo(published);
        String last = entries.getLast().path("act").asText();
        String status = switch (last) {
            case "client.suspended", "client.restore-asked" -> "suspended";
            case "client.revoked" -> "revoked";
            default -> published.isEmpty() ? "unknown" : "active";
        };
        assertThat(client.path("trust_status").asText()).isEqualTo(status);
        HttpResponse<String> document = send(service.request(URI.create(walk.clientId())));
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
                items("/api/v1/submissions?client=" + client.path("id").asText());
        long let = 0;
        for (JsonNode submission : submissions) {
            String state = submission.path("state").asText();
            let += state.equals("APPROVED") || state.equals("PUBLISHED") ? 1 : 0;
        }
        assertThat(let).isEqualTo(approvals);
    }

    private JsonNode client(String clientId) throws IOException {
        for (JsonNode client : items("/api/v1/clients?limit=200")) {
            if (client.path("client_id").asText().equals(clientId)) {
                return client;
            }
        }
        throw new AssertionError("no client " + clientId);
    }

    private List<JsonNode> entries(String clientId) throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        long cursor = -1;
        while (true) {
            JsonNode page = JSON.readTree(
                    get("/api/v1/log/entries?limit=200&cursor=" + cursor).body());
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

    private JsonNode items(String path) throws IOException {
        return JSON.readTree(get(path).body()).path("items");
    }

    private HttpResponse<String> get(String path) throws IOException {
        return send(service.request(service.baseUri().resolve(path)).header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
