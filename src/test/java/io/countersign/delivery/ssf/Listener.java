package io.countersign.delivery.ssf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A reader of server-sent events (HTML, "Server-sent events"). */
final class Listener implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An event as it came. */
    record Heard(long id, String name, JsonNode data) {}

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpResponse<Stream<String>> response;
    private final List<Heard> heard = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();

    private Listener(HttpRequest request) throws IOException, InterruptedException {
        response = client.send(request, HttpResponse.BodyHandlers.ofLines());
        Thread.ofVirtual().start(this::read);
    }

    /** Listens to what comes after a number; from now on where it is negative. */
    static Listener start(String token, long after) throws IOException, InterruptedException {
        return start(URI.create("http://localhost:" + RestAssured.port + "/api/v1/events"), token, after);
    }

    static Listener start(URI url, String token, long after) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token);
        if (after >= 0) {
            request.header("Last-Event-ID", Long.toString(after));
        }
        return new Listener(request.build());
    }

    int status() {
        return response.statusCode();
    }

    synchronized List<Long> numbers() {
        return heard.stream().map(Heard::id).toList();
    }

    synchronized List<Heard> of(String clientId) {
        return heard.stream()
                .filter(it -> it.data().path("client_id").asText().equals(clientId))
                .toList();
    }

    synchronized List<String> comments() {
        return List.copyOf(comments);
    }

    private void read() {
        List<String> block = new ArrayList<>();
        try (Stream<String> lines = response.body()) {
            lines.forEach(line -> {
                if (line.isEmpty()) {
                    keep(block);
                    block.clear();
                } else {
                    block.add(line);
                }
            });
        } catch (UncheckedIOException closed) {
            // the end
        }
    }

    private synchronized void keep(List<String> block) {
        String data = field(block, "data:");
        block.stream().filter(line -> line.startsWith(":")).forEach(comments::add);
        if (!data.isEmpty()) {
            try {
                heard.add(new Heard(Long.parseLong(field(block, "id:")), field(block, "event:"), JSON.readTree(data)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String field(List<String> block, String name) {
        return block.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
