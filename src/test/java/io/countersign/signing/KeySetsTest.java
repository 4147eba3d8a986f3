package io.countersign.signing;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.SigningKeys.ANSWER_SET;
import static io.countersign.testing.SigningKeys.KEYS;
import static io.countersign.testing.SigningKeys.STATEMENT_SET;
import static io.countersign.testing.SigningKeys.act;
import static io.countersign.testing.SigningKeys.active;
import static io.countersign.testing.SigningKeys.kid;
import static io.countersign.testing.SigningKeys.pending;
import static io.countersign.testing.SigningKeys.published;
import static io.countersign.testing.SigningKeys.state;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published sets, and who may look at the keys and change them. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class KeySetsTest {

    @ParameterizedTest
    @ValueSource(strings = {STATEMENT_SET, ANSWER_SET})
    void thePublishedSetsAreCachedAndRevalidated(String set) {
        Response answer = given().get(set);
        answer.then().statusCode(200).contentType(ContentType.JSON).header("Cache-Control", "public, max-age=300");
        String tag = answer.header("ETag");
        given().header("If-None-Match", tag)
                .get(set)
                .then()
                .statusCode(304)
                .header("ETag", tag)
                .header("Cache-Control", "public, max-age=300");
        given().header("If-None-Match", "\"other\"").get(set).then().statusCode(200);
        assertThat(answer.asString()).doesNotContain("\"d\"");
    }

    @Test
    void noKeyIsInBothSets() {
        assertThat(published(STATEMENT_SET)).isNotEmpty().doesNotContainAnyElementsOf(published(ANSWER_SET));
        assertThat(published(ANSWER_SET)).contains(active("answer")).doesNotContain(active("statement"));
    }

    @Test
    void securityAdminsActAndOnlySomeLook() {
        for (String person : List.of("erin", "frank")) {
            as(person).get(KEYS).then().statusCode(200).body("items.state", hasItem("active"));
        }
        for (String person : List.of("alice", "carol", "keycloak")) {
            as(person)
                    .get(KEYS)
                    .then()
                    .statusCode(403)
                    .body("any_of", equalTo(List.of("security-admin", "auditor", "operator")));
        }
        String kid = pending("answer");
        for (String act : List.of("activate", "compromised")) {
            for (String person : List.of("alice", "carol", "frank", "keycloak")) {
                act(person, kid, act).then().statusCode(403).body("any_of", equalTo(List.of("security-admin")));
            }
            given().contentType(ContentType.JSON)
                    .body(Map.of("reason", "because"))
                    .post(KEYS + "/" + kid + "/" + act)
                    .then()
                    .statusCode(401);
        }
        given().get(KEYS).then().statusCode(401);
        assertThat(state(kid)).isEqualTo("pending");
    }

    @Test
    void badInputIsNamed() {
        String kid = pending("answer");
        for (String act : List.of("activate", "compromised")) {
            act("erin", "nobodys-key", act).then().statusCode(404);
            for (String body : List.of("{}", "{\"reason\":\" \"}", "{\"reason\":\"" + "x".repeat(1001) + "\"}")) {
                as("erin")
                        .contentType(ContentType.JSON)
                        .body(body)
                        .post(KEYS + "/" + kid + "/" + act)
                        .then()
                        .statusCode(400)
                        .body("errors.pointer", equalTo(List.of("/reason")));
            }
        }
        act("erin", active("answer"), "activate").then().statusCode(409).body("state", equalTo("active"));
        as("erin").get(KEYS + "?limit=0").then().statusCode(400);
        as("erin").get(KEYS + "?cursor=-1").then().statusCode(400);
    }

    @Test
    void theListIsPaged() {
        var first = as("frank").get(KEYS + "?limit=1").then().statusCode(200).extract();
        var second = as("frank")
                .get(KEYS + "?limit=1&cursor=" + first.path("next_cursor"))
                .then()
                .statusCode(200)
                .extract();
        assertThat(first.<List<String>>path("items.kid"))
                .hasSize(1)
                .isNotEqualTo(second.<List<String>>path("items.kid"));
    }
}
