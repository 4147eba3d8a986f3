package io.countersign.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.TestStack;
import io.countersign.testing.Tokens;
import io.countersign.trust.History.Said;
import io.countersign.trust.History.State;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** No answer contradicts what the client was at some moment between the question and the answer, whatever is done meanwhile. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class ConcurrentAnswersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ANSWERS = 100_000;
    private static final int ACTS = 1_000;
    private static final int CLIENTS = 40;
    private static final int ACTORS = 2;
    private static final int ASKERS = 4;

    @TestHTTPResource("/")
    URI registry = URI.create("");

    private final Map<String, String> tokens = new HashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger acts = new AtomicInteger();

    /** A client that is acted on by one thread, and asked about by all. */
    private record Subject(TestClient client, History history) {}

    /** An answer, and about whom. */
    private record Told(Subject subject, Said said) {}

    @Test
    void noAnswerContradictsWhatTheClientWas() throws Exception {
        for (String name : List.of("alice", "carol", "erin", "grace", "keycloak")) {
            tokens.put(name, Tokens.of(name));
        }
        Api.namespaces();
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Subject subject = new Subject(Api.client(), new History());
            publish(subject, "active");
            subjects.add(subject);
        }
        acts.set(0);
        List<Told> told = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(ACTORS + ASKERS)) {
            List<Future<List<Told>>> all = new ArrayList<>();
            for (int i = 0; i < ACTORS; i++) {
                List<Subject> own = subjects.subList(i * CLIENTS / ACTORS, (i + 1) * CLIENTS / ACTORS);
                Random random = new Random(i);
                all.add(threads.submit(() -> act(own, random)));
            }
            for (int i = 0; i < ASKERS; i++) {
                Random random = new Random(100 + i);
                all.add(threads.submit(() -> ask(subjects, random)));
            }
            for (Future<List<Told>> some : all) {
                told.addAll(some.get());
            }
        }
        List<Told> contradictions = told.stream()
                .filter(it -> !it.subject().history().explains(it.said()))
                .toList();
        long yes = told.stream().filter(it -> it.said().decision()).count();
        System.out.printf(
                "%nanswers: %d during %d acts, %d yes, %d contradictions%n",
                told.size(), acts.get(), yes, contradictions.size());
        assertThat(contradictions.stream().limit(3)).isEmpty();
        assertThat(told).hasSizeGreaterThanOrEqualTo(ANSWERS);
        assertThat(acts.get()).isGreaterThanOrEqualTo(ACTS);
        assertThat(yes).isBetween(told.size() / 10L, told.size() * 9L / 10);
    }

    private List<Told> ask(List<Subject> subjects, Random random) throws Exception {
        List<Told> told = new ArrayList<>();
        while (acts.get() < ACTS || answers.get() < ANSWERS) {
            told.add(ask(subjects.get(random.nextInt(subjects.size()))));
        }
        return told;
    }

    private Told ask(Subject subject) throws Exception {
        String question = """
            {"subject":{"type":"oauth_client","id":"%s"},"action":{"name":"token"},\
            "resource":{"type":"issuer","id":"https://as.example"}}""".formatted(subject.client().clientId());
        long asked = System.nanoTime();
        JsonNode answer = call("keycloak", "/access/v1/evaluation", question);
        long answered = System.nanoTime();
        answers.incrementAndGet();
        JsonNode context = answer.path("context");
        return new Told(
                subject,
                new Said(
                        asked,
                        answered,
                        answer.path("decision").asBoolean(),
                        context.path("reason").asText(),
                        context.path("status").asText(),
                        context.path("version").asInt(),
                        context.path("digest").asText()));
    }

    /** Acts at random, no faster than answers come, and asks at once after each: whoever acted can be sure of the next answer. */
    private List<Told> act(List<Subject> own, Random random) throws Exception {
        List<Told> told = new ArrayList<>();
        while (acts.get() < ACTS) {
            if (acts.get() * (long) ANSWERS > answers.get() * (long) ACTS) {
                Thread.sleep(1);
                continue;
            }
            Subject subject = own.get(random.nextInt(own.size()));
            act(subject, random.nextInt(100));
            told.add(ask(subject));
        }
        return told;
    }

    private void act(Subject subject, int dice) throws Exception {
        String status = subject.history().last().status();
        if (status.equals("revoked")) {
            return;
        }
        if (dice < 2) {
            change(subject, "erin", "revoke", "revoked");
        } else if (dice < 20) {
            publish(subject, status);
        } else if (status.equals("active")) {
            change(subject, "erin", "suspend", "suspended");
        } else {
            change(subject, "erin", "restore", "suspended");
            change(subject, "grace", "restore", "active");
        }
    }

    private void change(Subject subject, String person, String act, String next) throws Exception {
        State before = subject.history().last();
        long begun = System.nanoTime();
        JsonNode answer =
                call(person, "/api/v1/clients/" + subject.client().id() + "/" + act, "{\"reason\":\"a test\"}");
        State after = new State(next, before.version(), before.digest(), begun, System.nanoTime());
        assertThat(answer.path("trust_status").asText()).isEqualTo(next);
        subject.history().add(after);
        acts.incrementAndGet();
    }

    private void publish(Subject subject, String status) throws Exception {
        int version = subject.history().length() + 1;
        TestClient client = subject.client();
        JsonNode submission =
                call("alice", "/api/v1/submissions?client=" + client.id(), client.document("Number " + version));
        String path = "/api/v1/submissions/" + submission.path("id").asText();
        String digest = submission.path("digest").asText();
        call("carol", path + "/decisions", "{\"decision\":\"approve\",\"digest\":\"" + digest + "\"}");
        long begun = System.nanoTime();
        JsonNode published = call("alice", path + "/publish", "{\"digest\":\"" + digest + "\"}");
        long answered = System.nanoTime();
        subject.history().add(new State(status, published.path("number").asInt(), digest, begun, answered));
        acts.incrementAndGet();
    }

    private JsonNode call(String person, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(registry.resolve(path))
                .header("Authorization", "Bearer " + tokens.get(person))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    path + ": " + answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return JSON.readTree(answer.body());
    }
}
