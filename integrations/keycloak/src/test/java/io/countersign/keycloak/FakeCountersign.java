package io.countersign.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The host that the executor talks to: a real HTTP server whose answers a test chooses. */
final class FakeCountersign implements AutoCloseable {

    static final String YES = "{\"decision\":true,\"context\":{\"reasons\":[\"trusted\"]}}";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    final List<JsonNode> questions = Collections.synchronizedList(new ArrayList<>());
    final List<String> bearers = Collections.synchronizedList(new ArrayList<>());
    final List<String> forms = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger elsewhere = new AtomicInteger();
    volatile Script evaluation = (exchange, bearer) -> answer(exchange, 200, YES);
    volatile int lifetime = 600;

    /** What happens to a question. */
    @FunctionalInterface
    interface Script {
        void run(HttpExchange exchange, String bearer) throws IOException;
    }

    FakeCountersign() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/access/v1/evaluation", this::evaluate);
        server.createContext("/access/v1/token", this::token);
        server.createContext("/elsewhere", exchange -> {
            elsewhere.incrementAndGet();
            answer(exchange, 200, YES);
        });
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    static String no(String... reasons) {
        return "{\"decision\":false,\"context\":{\"reasons\":[\"" + String.join("\",\"", reasons) + "\"]}}";
    }

    private void evaluate(HttpExchange exchange) throws IOException {
        questions.add(Countersign.JSON.readTree(exchange.getRequestBody().readAllBytes()));
        String bearer = exchange.getRequestHeaders().getFirst("Authorization");
        bearers.add(bearer);
        evaluation.run(exchange, bearer);
    }

    /** Tokens are called token-1, token-2 and so on. */
    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        forms.add(URLDecoder.decode(form, StandardCharsets.UTF_8));
        String token = "token-" + forms.size();
        answer(
                exchange,
                200,
                "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":" + lifetime + "}");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
