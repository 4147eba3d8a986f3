package io.countersign.signing;

import static io.countersign.testing.SigningKeys.STATEMENT_SET;
import static io.countersign.testing.SigningKeys.act;
import static io.countersign.testing.SigningKeys.client;
import static io.countersign.testing.SigningKeys.eventually;
import static io.countersign.testing.SigningKeys.keys;
import static io.countersign.testing.SigningKeys.kid;
import static io.countersign.testing.SigningKeys.pending;
import static io.countersign.testing.SigningKeys.published;
import static io.countersign.testing.SigningKeys.state;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.countersign.platform.embedded.SigningKeyFile;
import io.countersign.testing.Acts;
import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.SigningKeys;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys come and go with their files, while the service runs. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class KeyMountTest {

    @AfterEach
    void somethingSigns() {
        SigningKeys.somethingSigns();
    }

    @Test
    void aMountedKeyIsSeenWithoutARestartAndWithoutItNothingIsSigned() throws Exception {
        Acts acts = new Acts();
        List<String> before =
                keys().stream().map(key -> String.valueOf(key.get("kid"))).toList();
        Path file = SigningKeyFile.keptIn(TestStack.STATEMENT_KEYS.resolve("z-" + UUID.randomUUID() + ".pem"));
        try {
            eventually(() -> keys().size() > before.size());
            String fresh = keys().stream()
                    .map(key -> String.valueOf(key.get("kid")))
                    .filter(kid -> !before.contains(kid))
                    .findFirst()
                    .orElseThrow();
            assertThat(state(fresh)).isEqualTo("pending");
            assertThat(published(STATEMENT_SET)).contains(fresh);
            assertThat(acts.named(fresh)).containsExactly("countersign key.seen");
            act("erin", fresh, "activate").then().statusCode(200);
            Files.delete(file);
            eventually(() -> given().get(TestStack.MANAGEMENT + "/health/ready").statusCode() == 503);
            given().get(TestStack.MANAGEMENT + "/health/ready")
                    .then()
                    .body(
                            "checks.find { it.name == 'signing keys' }.data.statement",
                            equalTo("private half not mounted"))
                    .body("checks.find { it.name == 'signing keys' }.data.answer", equalTo("signs"));
            TestClient client = Api.client();
            var submission = client.submitted(client.document());
            submission.decide("carol", "approve").then().statusCode(201);
            submission
                    .publish("alice")
                    .then()
                    .statusCode(503)
                    .body("type", equalTo("https://countersign.io/problems/unavailable"));
            act("erin", pending("statement"), "activate").then().statusCode(200);
            given().get(TestStack.MANAGEMENT + "/health/ready").then().statusCode(200);
            submission.publish("alice").then().statusCode(201);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Test
    void aPendingKeyThatIsNotMountedIsNotActivated() throws Exception {
        int before = keys().size();
        Path file = SigningKeyFile.keptIn(TestStack.STATEMENT_KEYS.resolve("z-" + UUID.randomUUID() + ".pem"));
        eventually(() -> keys().size() > before);
        String fresh = String.valueOf(keys().getLast().get("kid"));
        Files.delete(file);
        act("erin", fresh, "activate")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://countersign.io/problems/key-not-mounted"));
        assertThat(state(fresh)).isEqualTo("pending");
        // it is still known, and can still be given up
        act("erin", fresh, "compromised").then().statusCode(200).body("mounted", equalTo(false));
    }
}
