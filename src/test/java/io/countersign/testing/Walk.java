package io.countersign.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One client of acme walked through its life over https, remembering which acts were acknowledged before the line went dead. */
public final class Walk {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServiceProcess service;
    private final Map<String, String> tokens;
    private final HttpClient http;
    private final String clientId;
    private final List<String> acknowledged = new ArrayList<>();
    private String inFlight = "";

    /** A client of this name. */
    public Walk(ServiceProcess service, Map<String, String> tokens, HttpClient http, String name) {
        this.service = service;
        this.tokens = tokens;
        this.http = http;
        this.clientId = "https://acme.localhost:" + service.baseUri().getPort() + "/oauth/" + name;
    }

    /** The URL of the client. */
    public String clientId() {
        return clientId;
    }

    /** The acts that were answered with success, in order, as the log names them. */
    public List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** The act that was asked for last and has no answer; empty when all have one. */
    public String inFlight() {
        return inFlight;
    }

    /** Walks until the end of the client's life, or until the service does not answer. */
    public void run() {
        try {
            String id = act(
                            "client.created",
                            "alice",
                            "/api/v1/clients",
                            "{\"namespace\":\"acme\",\"client_id\":\"" + clientId + "\"}")
                    .path("id")
                    .asText();
            for (int version = 1; version <= 3; version++) {
                publish(id, version);
            }
            String reason = "{\"reason\":\"a crash test\"}";
            act("client.suspended", "erin", "/api/v1/clients/" + id + "/suspend", reason);
            act("client.restore-asked", "erin", "/api/v1/clients/" + id + "/restore", reason);
            act("client.restored", "grace", "/api/v1/clients/" + id + "/restore", reason);
            act("client.revoked", "erin", "/api/v1/clients/" + id + "/revoke", reason);
        } catch (IOException killed) {
            // what was in flight stays in flight: it was done or it was not
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish(String id, int version) throws IOException, InterruptedException {
        String document = """
            {"client_id":"%s","client_name":"Version %d","redirect_uris":["https://acme.example/cb"],\
            "token_endpoint_auth_method":"none"}""".formatted(clientId, version);
        JsonNode submission = act("submission.submitted", "alice", "/api/v1/submissions?client=" + id, document);
        String path = "/api/v1/submissions/" + submission.path("id").asText();
        String digest = submission.path("digest").asText();
        act(
                "submission.approved",
                "carol",
                path + "/decisions",
                "{\"decision\":\"approve\",\"digest\":\"" + digest + "\"}");
        act("version.published", "alice", path + "/publish", "{\"digest\":\"" + digest + "\"}");
    }

    private JsonNode act(String name, String person, String path, String body)
            throws IOException, InterruptedException {
        inFlight = name;
        URI uri = service.baseUri().resolve(path);
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + tokens.get(person))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(name + ": " + answer.statusCode() + " " + answer.body());
        }
        acknowledged.add(name);
        inFlight = "";
        return JSON.readTree(answer.body());
    }
}
