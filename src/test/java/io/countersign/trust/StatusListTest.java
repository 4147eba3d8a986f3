package io.countersign.trust;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.testing.Answers;
import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Policies;
import io.countersign.testing.Realm;
import io.countersign.testing.StatusListDecoder;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/** Status lists as someone sees them who holds a statement: the reference in it, the list behind it, the status there. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class StatusListTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASE = "https://registry.example";
    private static final String TYPE = "application/statuslist+jwt";

    /** Where a statement says that its status is. */
    private record Reference(String uri, int idx) {

        int status() {
            JsonNode list = claims(uri).required("status_list");
            byte[] bytes = StatusListDecoder.inflate(list.required("lst").textValue());
            return StatusListDecoder.status(bytes, list.required("bits").intValue(), idx);
        }
    }

    @Test
    void theStatusOfAStatementFollowsItsClient() {
        TestClient client = Api.client();
        client.published(client.document("One"));
        Reference first = reference(client, 1);
        assertThat(first.status()).isZero();
        client.change("erin", "suspend").then().statusCode(200);
        assertThat(first.status()).isEqualTo(2);
        client.restored();
        assertThat(first.status()).isZero();
        client.published(client.document("Two"));
        Reference second = reference(client, 2);
        assertThat(first.status()).as("superseded").isEqualTo(1);
        assertThat(second.status()).isZero();
        client.change("erin", "revoke").then().statusCode(200);
        assertThat(first.status()).isEqualTo(1);
        assertThat(second.status()).isEqualTo(1);
    }

    @Test
    void whatGoesLiveInASuspensionIsSuspendedUntilItsClientIsRestored() {
        TestClient client = Api.client();
        client.published(client.document("One"));
        Reference first = reference(client, 1);
        client.change("erin", "suspend").then().statusCode(200);
        client.published(client.document("Two"));
        assertThat(first.status()).isEqualTo(1);
        client.restored();
        Reference second = reference(client, 2);
        assertThat(second.status()).isZero();
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void theTokenIsWhatTheDraftAsksFor() {
        TestClient client = Api.client();
        client.published(client.document());
        Reference reference = reference(client, 1);
        Response answer = get(reference.uri());
        answer.then()
                .statusCode(200)
                .header("Content-Type", startsWith(TYPE))
                .header("Cache-Control", equalTo("public, max-age=300"))
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .header("ETag", startsWith("W/\""));
        JsonNode claims = claims(reference.uri());
        assertThat(claims.required("iss").textValue()).isEqualTo(BASE);
        assertThat(claims.required("sub").textValue()).isEqualTo(reference.uri());
        assertThat(claims.required("ttl").intValue()).isEqualTo(300);
        assertThat(claims.required("exp").longValue() - claims.required("iat").longValue())
                .isEqualTo(12 * 3600);
        assertThat(claims.required("status_list").required("bits").intValue()).isEqualTo(2);
        assertThat(claims.required("status_list").required("aggregation_uri").textValue())
                .isEqualTo(BASE + "/status-lists");
        assertThat(StatusListDecoder.inflate(
                        claims.required("status_list").required("lst").textValue()))
                .hasSize(1 << 18);
    }

    @Test
    void whoHoldsTheCurrentListIsToldSo() {
        TestClient client = Api.client();
        client.published(client.document());
        String uri = reference(client, 1).uri();
        String tag = get(uri).header("ETag");
        given().header("If-None-Match", "\"other\", " + tag)
                .get(path(uri))
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag))
                .header("Cache-Control", equalTo("public, max-age=300"))
                .header("Access-Control-Allow-Origin", equalTo("*"));
        client.change("erin", "suspend").then().statusCode(200);
        given().header("If-None-Match", tag).get(path(uri)).then().statusCode(200);
    }

    @Test
    void versionsHavePlacesOfTheirOwnInNoOrder() {
        TestClient client = Api.client();
        Set<Reference> places = new HashSet<>();
        for (int version = 1; version <= 3; version++) {
            client.published(client.document("Version " + version));
            places.add(reference(client, version));
        }
        assertThat(places)
                .hasSize(3)
                .allSatisfy(place -> assertThat(place.idx()).isBetween(0, (1 << 20) - 1));
    }

    @Test
    void theListsAreListedAndTheIssuerSaysWhere() {
        TestClient client = Api.client();
        client.published(client.document());
        String uri = reference(client, 1).uri();
        String endpoint =
                given().get("/.well-known/oauth-authorization-server").path("status_list_aggregation_endpoint");
        assertThat(endpoint).isEqualTo(BASE + "/status-lists");
        get(endpoint)
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("application/json"))
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .body("status_lists", hasItem(uri))
                .body("status_lists", everyItem(startsWith(BASE + "/status-lists/")));
    }

    @Test
    void whatIsNotThereIsAProblem() {
        TestClient client = Api.client();
        client.published(client.document());
        String path = path(reference(client, 1).uri());
        problem(given().get("/status-lists/2047"), 404, "not-found");
        problem(given().get("/status-lists/none"), 404, "not-found");
        problem(given().get("/status-lists/-1"), 404, "not-found");
        problem(given().get(path + "?time=1764000000"), 501, "history-not-kept");
        problem(given().accept("application/statuslist+cwt").get(path), 406, "not-acceptable");
        given().accept("application/statuslist+cwt, " + TYPE + ";q=0.5")
                .get(path)
                .then()
                .statusCode(200);
    }

    @Test
    void aDevelopmentClientIsInNoList() {
        Realm realm = Realm.create();
        Policies.inForce(realm.name(), "development", Policies.reviewers(1));
        String host = Api.host(realm.name(), "dev");
        Api.prove(realm.name(), host).then().statusCode(200);
        TestClient client = realm.client(host);
        realm.published(client, client.document());
        assertThat(statements(client, 1)).isEmpty();
    }

    private static void problem(Response answer, int status, String slug) {
        answer.then()
                .statusCode(status)
                .header("Content-Type", startsWith("application/problem+json"))
                .body("type", equalTo("https://countersign.io/problems/" + slug));
    }

    private static List<String> statements(TestClient client, int version) {
        return given().get("/api/v1/clients/" + client.id() + "/statements?version=" + version)
                .path("software_statements");
    }

    private static Reference reference(TestClient client, int version) {
        String payload = statements(client, version).getFirst().split("\\.", -1)[1];
        JsonNode reference = json(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8))
                .required("status")
                .required("status_list");
        return new Reference(
                reference.required("uri").textValue(), reference.required("idx").intValue());
    }

    private static Response get(String uri) {
        return given().get(path(uri));
    }

    private static String path(String uri) {
        assertThat(uri).startsWith(BASE + "/status-lists");
        return uri.substring(BASE.length());
    }

    private static JsonNode claims(String uri) {
        String token = given().accept(TYPE)
                .get(path(uri))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        try {
            return json(Answers.verified("statuslist+jwt", token).getPayload());
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
