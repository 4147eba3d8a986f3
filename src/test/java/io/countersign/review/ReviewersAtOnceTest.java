package io.countersign.review;

import static io.countersign.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.countersign.testing.Acts;
import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Api.TestSubmission;
import io.countersign.testing.Policies;
import io.countersign.testing.Realm;
import io.countersign.testing.TestStack;
import io.countersign.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Fifty people at the same moment: exactly what the policy asks for counts, and one version comes of it. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class ReviewersAtOnceTest {
    private static final int PEOPLE = 50;
    private static final int ASKED = 3;

    @Test
    void exactlyThePolicysDecisionsCount() {
        Realm realm = Realm.create().under(Policies.reviewers(ASKED));
        TestClient client = realm.client();
        TestSubmission submission = realm.submitted(client, client.document());
        Acts acts = new Acts();
        List<Response> answers =
                atOnce(n -> "reviewer-" + n, token -> submission.decide(Api.bearing(token), "approve"));
        assertThat(answers).filteredOn(it -> it.statusCode() == 201).hasSize(ASKED);
        assertThat(types(answers)).hasSize(PEOPLE - ASKED).containsOnly("wrong-state");
        as("frank")
                .get("/api/v1/submissions/" + submission.id())
                .then()
                .body("state", equalTo("APPROVED"))
                .body("decisions", hasSize(ASKED));
        assertThat(acts.on(client.clientId()))
                .extracting(it -> it.get("act"))
                .containsExactly("submission.approved", "submission.approved", "submission.approved");
    }

    @Test
    void oneVersionOfFiftyPublications() {
        Realm realm = Realm.create();
        TestClient client = realm.client();
        TestSubmission submission = realm.submitted(client, client.document());
        submission.decide("carol", "approve").then().statusCode(201);
        Acts acts = new Acts();
        List<Response> answers = atOnce(n -> "reviewer-" + n, token -> submission.publish(Api.bearing(token)));
        assertThat(answers).filteredOn(it -> it.statusCode() == 201).hasSize(1);
        assertThat(types(answers)).hasSize(PEOPLE - 1).containsOnly("wrong-state");
        as("frank").get("/api/v1/clients/" + client.id()).then().body("latest_version", equalTo(1));
        assertThat(acts.on(client.clientId())).extracting(it -> it.get("act")).containsExactly("version.published");
    }

    @Test
    void onePersonFiftyTimesIsOnePerson() {
        Realm realm = Realm.create().under(Policies.reviewers(ASKED));
        TestClient client = realm.client();
        TestSubmission submission = realm.submitted(client, client.document());
        Acts acts = new Acts();
        List<Response> answers = atOnce(_ -> "rex", token -> submission.decide(Api.bearing(token), "approve"));
        assertThat(answers).filteredOn(it -> it.statusCode() == 201).hasSize(1);
        assertThat(types(answers)).hasSize(PEOPLE - 1).containsOnly("already-approved");
        as("frank")
                .get("/api/v1/submissions/" + submission.id())
                .then()
                .body("state", equalTo("IN_REVIEW"))
                .body("decisions", hasSize(1));
        assertThat(acts.on(client.clientId())).hasSize(1);
    }

    private static List<String> types(List<Response> answers) {
        return answers.stream()
                .filter(it -> it.statusCode() == 409)
                .map(it -> it.<String>path("type").replaceFirst(".*/", ""))
                .toList();
    }

    /** Every request is ready before the first is sent. */
    private static List<Response> atOnce(IntFunction<String> subject, Function<String, Response> act) {
        CountDownLatch ready = new CountDownLatch(PEOPLE);
        List<String> tokens = IntStream.range(0, PEOPLE)
                .mapToObj(n -> Tokens.forUser(subject.apply(n), List.of("reviewer"), List.of()))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(PEOPLE)) {
            return tokens.stream()
                    .map(token -> CompletableFuture.supplyAsync(
                            () -> {
                                ready.countDown();
                                await(ready);
                                return act.apply(token);
                            },
                            threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private static void await(CountDownLatch ready) {
        try {
            ready.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
