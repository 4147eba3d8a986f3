package io.countersign.trust;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Api.ask;
import static io.countersign.testing.Refusals.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.countersign.testing.Acts;
import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The emergency: one security admin stops a client, and it takes two to let it go on. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class RestoreTest {

    private TestClient client = new TestClient("", "");

    @BeforeEach
    void aSuspendedClient() {
        client = Api.client();
        client.published(client.document());
        stands(client.change("erin", "suspend"), "suspended", null);
    }

    private static void stands(Response answer, String status, @Nullable String askedBy) {
        answer.then()
                .statusCode(200)
                .body("trust_status", equalTo(status))
                .body("restore_asked_by", askedBy == null ? nullValue() : equalTo(askedBy));
    }

    private void trusted(boolean yes) {
        ask(client.clientId(), "https://acme.example/cb").then().body("decision", equalTo(yes));
    }

    @Test
    void theFirstAsksAndTheSecondAgrees() {
        Acts acts = new Acts();
        trusted(false);
        stands(client.change("erin", "restore"), "suspended", "erin");
        trusted(false);
        refused(client.change("erin", "restore"), 403, "second-person-missing");
        stands(as("frank").get("/api/v1/clients/" + client.id()), "suspended", "erin");
        stands(client.change("grace", "restore"), "active", null);
        trusted(true);
        client.fetch().then().statusCode(200);
        assertThat(acts.named(client.clientId())).containsExactly("erin client.restore-asked", "grace client.restored");
    }

    @Test
    void suspendingAgainCancelsTheRequest() {
        stands(client.change("erin", "restore"), "suspended", "erin");
        refused(client.change("grace", "suspend"), 409, "wrong-state");
        stands(client.change("grace", "restore"), "active", null);
        stands(client.change("grace", "suspend"), "suspended", null);
        stands(client.change("grace", "restore"), "suspended", "grace");
        refused(client.change("grace", "restore"), 403, "second-person-missing");
        stands(client.change("erin", "restore"), "active", null);
    }

    /** Who asked for it looked at other bytes; and what is not trusted gets no statement. */
    @Test
    void aVersionThatGoesLiveMeanwhileCancelsTheRequestAndWaitsForItsStatement() {
        stands(client.change("erin", "restore"), "suspended", "erin");
        client.published(client.document("Renamed"));
        stands(as("frank").get("/api/v1/clients/" + client.id()), "suspended", null);
        statements("?version=2", 0);
        stands(client.change("grace", "restore"), "suspended", "grace");
        stands(client.change("erin", "restore"), "active", null);
        statements("?version=2", 1);
        statements("", 1);
        stands(client.change("erin", "revoke"), "revoked", null);
        statements("?version=1", 0);
    }

    private void statements(String version, int count) {
        given().get("/api/v1/clients/" + client.id() + "/statements" + version)
                .then()
                .statusCode(200)
                .body("software_statements", hasSize(count));
    }

    @Test
    void aRequestIsGoodForADay() throws SQLException {
        stands(client.change("erin", "restore"), "suspended", "erin");
        try (var owner = TestStack.ownerConnection();
                var update = owner.prepareStatement(
                        "update client_trust set restore_asked_at = now() - interval '25 hours' where client = ?::uuid")) {
            update.setString(1, client.id());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
        stands(client.change("grace", "restore"), "suspended", "grace");
        stands(client.change("erin", "restore"), "active", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "carol", "frank", "keycloak"})
    void othersNeitherAskNorAgree(String person) {
        for (String act : List.of("suspend", "restore", "revoke")) {
            refused(client.change(person, act), 403, "role-missing");
        }
        client.change("erin", "restore").then().statusCode(200);
        refused(client.change(person, "restore"), 403, "role-missing");
        trusted(false);
    }

    @Test
    void onlyASuspendedClientIsRestored() {
        client.restored();
        refused(client.change("erin", "restore"), 409, "wrong-state").body("state", equalTo("active"));
        client.change("erin", "revoke").then().statusCode(200);
        refused(client.change("erin", "restore"), 409, "client-revoked");
        TestClient fresh = Api.client();
        refused(fresh.change("erin", "restore"), 409, "wrong-state").body("state", equalTo("unknown"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\":\" \"}", "{\"reason\":null}", "{\"reason\":7}"})
    void aReasonIsGiven(String body) {
        for (String act : List.of("restore", "revoke", "suspend")) {
            Response answer = as("erin")
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post("/api/v1/clients/" + client.id() + "/" + act);
            refused(answer, 400, "invalid-member").body("errors[0].pointer", equalTo("/reason"));
        }
        stands(as("frank").get("/api/v1/clients/" + client.id()), "suspended", null);
    }
}
