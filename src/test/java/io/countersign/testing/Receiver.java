package io.countersign.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Somebody's endpoint that is told of changes by POST: it keeps what it got, and answers as badly as it is asked to. */
public final class Receiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long HANG_SECONDS = 8;

    /** How it answers. */
    public enum Answer {
        OK,
        ERROR_500,
        GARBAGE,
        /** No answer in time. */
        HANG,
        /** The connection ends before the request is looked at. */
        CUT_BEFORE,
        /** It takes the request, then the connection ends in the middle of the answer. */
        CUT_AFTER
    }

    /** What it got, and what it did then. */
    public record Got(Map<String, String> headers, String body, Answer answer) {
        /** A member of the body. */
        public String member(String name) {
            return parse().path(name).asText();
        }

        /** The body as JSON. */
        public JsonNode parse() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Got> got = new ArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final HttpServer server;

    private Receiver(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** One on any port. */
    public static Receiver start() throws IOException {
        return new Receiver(0);
    }

    /** One on a port on which there was one. */
    public static Receiver start(int port) throws IOException {
        return new Receiver(port);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Its URL. */
    public String url() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    /** Answers like this next, then well again. */
    public synchronized void answers(Answer... next) {
        answers.addAll(Arrays.asList(next));
    }

    /** All that came of a client, in the order in which it came. */
    public synchronized List<Got> of(String clientId) {
        return got.stream()
                .filter(it -> clientId.equals(it.member("client_id")))
                .toList();
    }

    /** All that came. */
    public synchronized List<Got> all() {
        return List.copyOf(got);
    }

    private synchronized Answer keep(Map<String, String> headers, String body) {
        Answer answer = answers.isEmpty() ? Answer.OK : answers.removeFirst();
        got.add(new Got(headers, body, answer));
        return answer;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        switch (keep(headers, body)) {
            case OK -> exchange.sendResponseHeaders(204, -1);
            case ERROR_500 -> exchange.sendResponseHeaders(500, -1);
            case GARBAGE -> {
                exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
                exchange.sendResponseHeaders(302, 4);
                exchange.getResponseBody().write(new byte[] {0, -1, 0, -1});
            }
            case HANG -> hang();
            case CUT_BEFORE -> {
                // closed below, without an answer
            }
            case CUT_AFTER -> {
                exchange.sendResponseHeaders(200, 1000);
                exchange.getResponseBody().write("{\"half".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
        }
        exchange.close();
    }

    private void hang() {
        try {
            over.await(HANG_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it at once, in the middle of whatever it does. */
    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
