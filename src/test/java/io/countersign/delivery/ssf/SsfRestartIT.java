package io.countersign.delivery.ssf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.delivery.ssf.SetVerifier.Verified;
import io.countersign.testing.Replica;
import io.countersign.testing.SharedDatabase;
import io.countersign.testing.SharedDatabase.Seeded;
import io.countersign.testing.Soon;
import io.countersign.testing.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service is killed and so is the receiver, in the middle of it: nothing is missing by push, by poll or among the numbers. */
@Tag("jar")
class SsfRestartIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CLIENTS = 30;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> pushed = new ArrayList<>();
    private final List<String> polled = new ArrayList<>();
    private SharedDatabase database;
    private Map<String, String> properties;
    private Replica replica;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        database = SharedDatabase.start(directory.resolve("data"));
        properties = database.properties("ssf");
        properties.put("countersign.delivery.lease", "PT4S");
        properties.put("countersign.delivery.timeout", "PT1S");
        replica = Replica.start("ssf", properties);
    }

    @AfterEach
    void stop() throws Exception {
        replica.close();
        database.close();
        http.shutdownNow();
    }

    private JsonNode call(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + replica.port() + path))
                .header("Authorization", "Bearer " + Tokens.of("keycloak"))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isBetween(200, 299);
        return answer.body().isEmpty() ? JSON.missingNode() : JSON.readTree(answer.body());
    }

    private String stream(String body) throws Exception {
        return call("POST", "/ssf/streams", body).path("stream_id").asText();
    }

    /** Polls once; what is acknowledged is acknowledged in the next poll. */
    private List<String> poll(String stream, List<String> acknowledged) throws Exception {
        String body =
                "{\"returnImmediately\":true,\"maxEvents\":7,\"ack\":" + JSON.writeValueAsString(acknowledged) + "}";
        List<String> jtis = new ArrayList<>();
        JsonNode sets = call("POST", "/ssf/poll/" + stream, body).path("sets");
        sets.properties().forEach(set -> {
            jtis.add(set.getKey());
            polled.add(set.getValue().asText());
        });
        return jtis;
    }

    private void act(List<Seeded> clients, String act) throws Exception {
        for (Seeded client : clients) {
            String path = "/api/v1/clients/" + client.id() + "/" + act;
            assertThat(replica.call("erin", "POST", path, "{\"reason\":\"a test\"}"))
                    .isEqualTo(200);
        }
    }

    @Test
    void nothingIsMissingAfterBothSidesWereKilled() throws Exception {
        List<Seeded> clients = database.seed(CLIENTS);
        PushEndpoint endpoint = new PushEndpoint();
        Soon.holds(this::isKnown);
        stream("{\"delivery\":{\"method\":\"urn:ietf:rfc:8935\",\"endpoint_url\":\"" + endpoint.url() + "\"}}");
        String stream = stream("{}");
        act(clients, "suspend");
        List<String> unacknowledged = poll(stream, List.of());
        // the receiver first, and with it what it has not acknowledged yet
        endpoint.close();
        pushed.addAll(endpoint.taken());
        act(clients.subList(0, CLIENTS / 2), "revoke");
        replica.close();
        replica = Replica.start("ssf", properties);
        assertThat(poll(stream, List.of())).as("told again").containsAll(unacknowledged);
        act(clients.subList(CLIENTS / 2, CLIENTS), "revoke");
        try (PushEndpoint again = new PushEndpoint(endpoint.port())) {
            List<String> last = List.of();
            for (int rounds = 0; rounds < 200 && jtis(polled).size() < 2 * CLIENTS; rounds++) {
                last = poll(stream, last);
            }
            Soon.holds(() -> assertThat(jtis(both(pushed, again.taken()))).hasSize(2 * CLIENTS));
            pushed.addAll(again.taken());
        }
        SetVerifier verifier = verifier();
        for (Seeded client : clients) {
            inOrder(client, pushed, verifier);
            inOrder(client, polled, verifier);
        }
        numbersHaveNoGap();
        System.out.printf(
                "%nshared signals: %d events over a killed service and a killed receiver: %d pushes, %d tokens polled, none missing%n",
                2 * CLIENTS, pushed.size(), polled.size());
    }

    private void isKnown() {
        try {
            call("GET", "/ssf/streams", "");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static Set<String> jtis(List<String> tokens) {
        return tokens.stream().map(SsfRestartIT::jti).collect(Collectors.toSet());
    }

    private static String jti(String token) {
        try {
            byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
            return JSON.readTree(claims).path("jti").asText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private SetVerifier verifier() throws Exception {
        String keys = URI.create(call("GET", "/.well-known/ssf-configuration", "")
                        .path("jwks_uri")
                        .asText())
                .getPath();
        return new SetVerifier(
                "https://registry.example",
                "https://as.example",
                call("GET", keys, "").toString());
    }

    /** Told twice is told under one jti, and what is told first happened first. */
    private static void inOrder(Seeded client, List<String> tokens, SetVerifier verifier) {
        List<Verified> told = tokens.stream()
                .map(verifier::verify)
                .filter(it -> it.subject().equals(client.clientId()))
                .toList();
        List<String> transactions = told.stream().map(Verified::txn).distinct().toList();
        assertThat(told.stream().map(Verified::jti).distinct()).hasSize(2);
        assertThat(transactions).hasSize(2);
        int first = lastOf(told, transactions.getFirst());
        assertThat(told.subList(first + 1, told.size()))
                .as("the first is not told again after the second")
                .isNotEmpty()
                .allMatch(it -> it.txn().equals(transactions.getLast()));
    }

    private static int lastOf(List<Verified> told, String transaction) {
        int last = 0;
        for (int i = 0; i < told.size(); i++) {
            last = told.get(i).txn().equals(transaction) ? i : last;
        }
        return last;
    }

    private void numbersHaveNoGap() throws Exception {
        JsonNode items = call("GET", "/api/v1/events?limit=200", "").path("items");
        assertThat(items).hasSize(2 * CLIENTS);
        for (int i = 0; i < items.size(); i++) {
            assertThat(items.path(i).path("number").asInt()).isEqualTo(i + 1);
        }
        URI url = URI.create("http://localhost:" + replica.port() + "/api/v1/events");
        try (Listener listener = Listener.start(url, Tokens.of("keycloak"), CLIENTS)) {
            Soon.holds(() -> assertThat(listener.numbers()).hasSize(CLIENTS));
            assertThat(listener.numbers()).startsWith(CLIENTS + 1L).endsWith(2L * CLIENTS);
        }
    }
}
