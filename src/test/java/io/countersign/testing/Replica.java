package io.countersign.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One of several packaged services over one database, as a process of its own that can be paused. */
public final class Replica implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long READY_SECONDS = 90;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final int port;
    private final String admin = Tokens.of("erin");
    private final String server = Tokens.of("keycloak");

    private Replica(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one with these properties; what it prints goes to a file of its name below {@code target}. */
    public static Replica start(String name, Map<String, String> properties) throws IOException {
        int port = freePort();
        int managementPort = freePort();
        List<String> options = new ArrayList<>();
        properties.forEach((property, value) -> options.add("-D" + property + "=" + value));
        options.addAll(List.of("-Dquarkus.http.port=" + port, "-Dquarkus.management.port=" + managementPort));
        Process process = ServiceProcess.builder(Map.of(), options)
                .redirectOutput(Path.of("target", name + ".log").toFile())
                .start();
        Replica replica = new Replica(process, port);
        replica.awaitReady(URI.create("http://localhost:" + managementPort + "/q/health/ready"));
        return replica;
    }

    /**
     * An answer to a question about a client.
     *
     * @param asked when, by {@link System#nanoTime()}
     */
    public record Answer(long asked, long answered, boolean decision, String reason) {}

    /** Where it is asked, on localhost. */
    public int port() {
        return port;
    }

    /** Asks whether a client is trusted, as an authorization server does. */
    public Answer ask(String clientId) {
        return answer(askLater(clientId));
    }

    /** The same, without waiting for the answer. */
    public CompletableFuture<Answer> askLater(String clientId) {
        long asked = System.nanoTime();
        String question = """
            {"subject":{"type":"oauth_client","id":"%s"},"action":{"name":"authorize"},\
            "resource":{"type":"issuer","id":"https://as.example"}}""".formatted(clientId);
        return http.sendAsync(post("/access/v1/evaluation", server, question), HttpResponse.BodyHandlers.ofString())
                .thenApply(response -> read(asked, response));
    }

    /** What was asked and not waited for. */
    public static Answer answer(CompletableFuture<Answer> asked) {
        return asked.orTimeout(READY_SECONDS, TimeUnit.SECONDS).join();
    }

    private static Answer read(long asked, HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        try {
            JsonNode answer = JSON.readTree(response.body());
            return new Answer(
                    asked,
                    System.nanoTime(),
                    answer.path("decision").asBoolean(),
                    answer.path("context").path("reason").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Revokes a client by its id, as a security admin; the status code of the answer. */
    public int revoke(String id) throws IOException, InterruptedException {
        HttpRequest request = post("/api/v1/clients/" + id + "/revoke", admin, "{\"reason\":\"a test\"}");
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** What anybody gets at a path. */
    public String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Calls the API as a person, with a body; the status code of the answer. */
    public int call(String person, String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + Tokens.of(person))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest post(String path, String token, String body) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** Stops its clockwork: what it is asked waits until it is resumed. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP", process.pid());
    }

    /** Lets it go on. */
    public void resume() throws IOException, InterruptedException {
        signal("CONT", process.pid());
    }

    /** Sends a signal to a process. */
    public static void signal(String signal, long pid) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("no process " + pid);
        }
    }

    private void awaitReady(URI health) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(READY_SECONDS).toNanos();
        HttpRequest request = HttpRequest.newBuilder(health).build();
        while (process.isAlive() && System.nanoTime() < deadline) {
            try {
                if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
                Thread.sleep(100);
            } catch (IOException notYet) {
                sleep();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        close();
        throw new IOException("the replica is not ready; see target/*.log");
    }

    private static void sleep() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it as {@code kill -9} does. */
    @Override
    public void close() {
        http.shutdownNow();
        process.destroyForcibly();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
