package io.countersign.delivery.ssf;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver's endpoint for push delivery (RFC 8935); it answers 202 unless it is told otherwise for the next ones. */
final class PushEndpoint implements AutoCloseable {

    /** What came. */
    record Pushed(String method, String contentType, String accept, String authorization, String body, int answered) {}

    /** How it answers. */
    record Answer(int status, String body, String retryAfter) {
        static Answer of(int status) {
            return new Answer(status, "", "");
        }
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Pushed> pushed = new ArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final HttpServer server;

    PushEndpoint() throws IOException {
        this(0);
    }

    PushEndpoint(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/events";
    }

    synchronized void answerNext(Answer... next) {
        answers.addAll(List.of(next));
    }

    synchronized List<Pushed> pushed() {
        return List.copyOf(pushed);
    }

    /** The bodies that were taken. */
    synchronized List<String> taken() {
        return pushed.stream()
                .filter(it -> it.answered() == 202)
                .map(Pushed::body)
                .toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer answer = keep(exchange, body);
        if (!answer.retryAfter().isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private synchronized Answer keep(HttpExchange exchange, String body) {
        Answer answer = answers.isEmpty() ? Answer.of(202) : answers.removeFirst();
        pushed.add(new Pushed(
                exchange.getRequestMethod(),
                header(exchange, "Content-Type"),
                header(exchange, "Accept"),
                header(exchange, "Authorization"),
                body,
                answer.status()));
        return answer;
    }

    private static String header(HttpExchange exchange, String name) {
        return String.valueOf(exchange.getRequestHeaders().getFirst(name));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
