package io.countersign.platform;

import static io.countersign.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Api.TestSubmission;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One effect: for the same POST sent twice with one key, and for people who decide at the same moment. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class IdempotencyTest {

    private static Response submit(TestClient client, String key, String document) {
        return as("alice")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(document)
                .post("/api/v1/submissions?client=" + client.id());
    }

    @Test
    void aRetryGetsTheFirstAnswer() {
        TestClient client = Api.client();
        int before = Api.acts();
        String key = UUID.randomUUID().toString();
        Response first = submit(client, key, client.document());
        Response second = submit(client, key, client.document());
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(Api.acts()).isEqualTo(before + 1);
    }

    @Test
    void aKeyStandsForOneRequest() {
        TestClient client = Api.client();
        String key = UUID.randomUUID().toString();
        submit(client, key, client.document("One")).then().statusCode(201);
        submit(client, key, client.document("Two"))
                .then()
                .statusCode(422)
                .body("type", equalTo("https://countersign.io/problems/idempotency-key-reused"));
        submit(client, "white space", client.document())
                .then()
                .statusCode(400)
                .body("type", equalTo("https://countersign.io/problems/idempotency-key-invalid"));
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        TestClient client = Api.client();
        String key = UUID.randomUUID().toString();
        submit(client, key, "{}").then().statusCode(422);
        submit(client, key, client.document()).then().statusCode(201);
    }

    @Test
    void theSamePostAtTheSameMomentHasOneEffect() {
        TestClient client = Api.client();
        int before = Api.acts();
        String key = UUID.randomUUID().toString();
        List<Response> answers = atOnce(8, () -> submit(client, key, client.document()));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201));
        assertThat(answers)
                .extracting(answer -> answer.<String>path("id"))
                .containsOnly(answers.getFirst().path("id"));
        assertThat(Api.acts()).isEqualTo(before + 1);
    }

    @Test
    void oneOfManyReviewersAtOnceDecides() {
        TestClient client = Api.client();
        TestSubmission submission = client.submitted(client.document());
        int before = Api.acts();
        var people = IntStream.range(0, 8)
                .mapToObj(n -> n % 2 == 0 ? "carol" : "dave")
                .iterator();
        List<Response> answers = atOnce(8, () -> {
            String person;
            synchronized (people) {
                person = people.next();
            }
            return submission.decide(person, person.equals("carol") ? "approve" : "reject");
        });
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).hasSize(7);
        assertThat(Api.acts()).isEqualTo(before + 1);
        as("carol").get("/api/v1/submissions/" + submission.id()).then().body("decisions.size()", equalTo(1));
    }

    @Test
    void onePublicationOfManyAtOnce() {
        TestClient client = Api.client();
        TestSubmission submission = client.submitted(client.document());
        submission.decide("carol", "approve").then().statusCode(201);
        List<Response> answers = atOnce(8, () -> submission.publish("alice"));
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).hasSize(7);
        as("alice").get("/api/v1/clients/" + client.id()).then().body("latest_version", equalTo(1));
    }

    @Test
    void oneClientIdForManyWhoWantIt() {
        Api.namespaces();
        String clientId = "https://acme.example/oauth/" + UUID.randomUUID();
        List<Response> answers = atOnce(
                8,
                () -> as("alice")
                        .contentType(ContentType.JSON)
                        .body(Map.of("namespace", "acme", "client_id", clientId))
                        .post("/api/v1/clients"));
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).hasSize(7);
    }

    private static List<Response> atOnce(int times, Supplier<Response> request) {
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            return IntStream.range(0, times)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(request, threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }
}
