package io.countersign.delivery.exposure;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Api.bearing;
import static io.countersign.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.countersign.testing.Acts;
import io.countersign.testing.Servers;
import io.countersign.testing.TestStack;
import io.countersign.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who says how long an authorization server goes on by itself, and what counts where nobody does. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class LifetimesTest {

    private final String name = Servers.name();

    private String path(String product) {
        Map<String, Object> body = Servers.body(name, Map.of("token_subject", name));
        body.put("product", product);
        String id = Servers.register(body).then().statusCode(201).extract().path("id");
        return Servers.PATH + "/" + id + "/lifetimes";
    }

    private static Response put(String person, String path, String ifMatch, String body) {
        return as(person)
                .contentType(ContentType.JSON)
                .header("If-Match", ifMatch)
                .body(body)
                .put(path);
    }

    @ParameterizedTest
    @CsvSource({"keycloak-26.7, 300, 300, 36000", "oidc-provider-9.13, 300, 3600, 1209600"})
    void whatNobodySaidIsTheProducts(String product, int cache, int access, int refresh) {
        as("erin")
                .get(path(product))
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("asks", equalTo("never"))
                .body("document_cache", nullValue())
                .body("access_token", nullValue())
                .body("refresh_token", nullValue())
                .body("effective.document_cache", equalTo(Map.of("seconds", cache, "source", "product")))
                .body("effective.access_token", equalTo(Map.of("seconds", access, "source", "product")))
                .body("effective.refresh_token", equalTo(Map.of("seconds", refresh, "source", "product")))
                .body("revision", equalTo(0));
    }

    @Test
    void whatNobodyKnowsIsUnknown() {
        Map<String, Object> unknown = new LinkedHashMap<>();
        unknown.put("seconds", null);
        unknown.put("source", "unknown");
        as("erin")
                .get(path("other"))
                .then()
                .body("effective.document_cache", equalTo(unknown))
                .body("effective.access_token", equalTo(unknown))
                .body("effective.refresh_token", equalTo(unknown));
    }

    @Test
    void aSecurityAdminSaysWhatIsOtherwiseAndTheLogHasIt() {
        String path = path("keycloak-26.7");
        Acts acts = new Acts();
        put("erin", path, "\"0\"", "{\"asks\":\"at_sign_in\",\"access_token\":60,\"document_cache\":null}")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("asks", equalTo("at_sign_in"))
                .body("access_token", equalTo(60))
                .body("effective.access_token", equalTo(Map.of("seconds", 60, "source", "registered")))
                .body("effective.document_cache", equalTo(Map.of("seconds", 300, "source", "product")));
        put("erin", path, "\"1\"", "{\"asks\":\"at_sign_in\",\"access_token\":60}")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        refused(put("grace", path, "\"0\"", "{\"asks\":\"never\"}"), 412, "precondition-failed")
                .body("revision", equalTo(1));
        put("grace", path, "\"1\"", "{\"asks\":\"at_every_use\",\"refresh_token\":0}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("access_token", nullValue())
                .body("effective.refresh_token", equalTo(Map.of("seconds", 0, "source", "registered")));
        String id = path.split("/", -1)[4];
        assertThat(acts.on("https://" + name + ".example"))
                .extracting(act -> act.get("actor"), act -> act.get("act"), act -> act.get("detail"))
                .containsExactly(
                        tuple(
                                "erin",
                                "authorization-server.lifetimes",
                                Map.of(
                                        "authorization_server",
                                        id,
                                        "asks",
                                        "never -> at_sign_in",
                                        "access_token",
                                        "of the product -> 60")),
                        tuple(
                                "grace",
                                "authorization-server.lifetimes",
                                Map.of(
                                        "authorization_server",
                                        id,
                                        "asks",
                                        "at_sign_in -> at_every_use",
                                        "access_token",
                                        "60 -> of the product",
                                        "refresh_token",
                                        "of the product -> 0")));
    }

    @Test
    void nobodyElseChangesThemAndWatchersRead() {
        String path = path("other");
        for (String person : List.of("alice", "carol", "frank", "keycloak")) {
            refused(put(person, path, "\"0\"", "{\"asks\":\"never\"}"), 403, "role-missing");
        }
        for (String person : List.of("erin", "carol", "frank")) {
            as(person).get(path).then().statusCode(200);
        }
        bearing(Tokens.forUser("oskar", List.of("operator"), List.of()))
                .get(path)
                .then()
                .statusCode(200);
        refused(as("alice").get(path), 403, "role-missing");
        String nowhere = Servers.PATH + "/" + UUID.randomUUID() + "/lifetimes";
        refused(as("erin").get(nowhere), 404, "not-found");
        refused(put("erin", nowhere, "\"0\"", "{\"asks\":\"never\"}"), 404, "not-found");
    }

    @Test
    void aChangeNamesWhatWasRead() {
        String path = path("other");
        refused(
                as("erin")
                        .contentType(ContentType.JSON)
                        .body("{\"asks\":\"never\"}")
                        .put(path),
                428,
                "precondition-required");
        refused(put("erin", path, "\"1\"", "{\"asks\":\"never\"}"), 412, "precondition-failed")
                .body("revision", equalTo(0));
        refused(put("erin", path, "*", "{\"asks\":\"never\"}"), 412, "precondition-failed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|/asks",
                "{\"asks\":null}|/asks",
                "{\"asks\":\"sometimes\"}|/asks",
                "{\"asks\":1}|/asks",
                "{\"asks\":\"never\",\"document_cache\":-1}|/document_cache",
                "{\"asks\":\"never\",\"access_token\":315360001}|/access_token",
                "{\"asks\":\"never\",\"refresh_token\":99999999999999999999}|/refresh_token",
                "{\"asks\":\"never\",\"refresh_token\":1.5}|/refresh_token",
                "{\"asks\":\"never\",\"refresh_token\":\"300\"}|/refresh_token",
                "{\"asks\":\"never\",\"id_token\":300}|/id_token"
            })
    void whatIsNoLifetimeIsRefused(String body, String pointer) {
        refused(put("erin", path("other"), "\"0\"", body), 400, "invalid-member")
                .body("errors[0].pointer", equalTo(pointer));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 315_360_000})
    void theLimitsAreLifetimes(long seconds) {
        put("erin", path("other"), "\"0\"", "{\"asks\":\"never\",\"refresh_token\":" + seconds + "}")
                .then()
                .statusCode(200)
                .body("effective.refresh_token.seconds", equalTo((int) seconds));
    }
}
