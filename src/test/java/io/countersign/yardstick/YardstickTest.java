package io.countersign.yardstick;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.hasLength;

import io.countersign.testing.Api;
import io.countersign.testing.TestStack;
import io.countersign.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code make bench} measures by: the test stack switches it on. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class YardstickTest {

    private static final String PATH = "/access/yardstick/";

    @ParameterizedTest
    @CsvSource({"?size=400,400", "?size=1,2", "?size=9999999,65536", "?size=x,2", "?other=5,2", "'',2"})
    void bytesHaveTheSizeThatIsAskedForWithinBounds(String query, int size) {
        constant(given().get(PATH + "bytes" + query).then(), size);
    }

    @Test
    void notModifiedHasNoBody() {
        given().get(PATH + "not-modified").then().statusCode(304).body(emptyString());
    }

    @Test
    void jsonReadsABodyOfWhoever() {
        constant(
                given().contentType(ContentType.JSON)
                        .body("{}")
                        .post(PATH + "json?size=200")
                        .then(),
                200);
        given().post(PATH + "json?size=200").then().statusCode(415);
        given().contentType(ContentType.JSON)
                .body("x".repeat(65_537))
                .post(PATH + "json")
                .then()
                .statusCode(413);
    }

    @Test
    void theResourceAsksWhoAsWell() {
        String path = PATH + "resource?size=300";
        constant(
                Api.as("keycloak")
                        .contentType(ContentType.JSON)
                        .body("{}")
                        .post(path)
                        .then(),
                300);
        given().contentType(ContentType.JSON).body("{}").post(path).then().statusCode(401);
    }

    @Test
    void authenticatedAsksWho() {
        String path = PATH + "authenticated?size=300";
        constant(
                Api.as("keycloak")
                        .contentType(ContentType.JSON)
                        .body("{}")
                        .post(path)
                        .then(),
                300);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post(path)
                .then()
                .statusCode(401)
                .body(emptyString());
        Api.bearing(Tokens.expired("keycloak"))
                .contentType(ContentType.JSON)
                .body("{}")
                .post(path)
                .then()
                .statusCode(401);
        Api.bearing(Tokens.forged("keycloak"))
                .contentType(ContentType.JSON)
                .body("{}")
                .post(path)
                .then()
                .statusCode(401);
    }

    /** A bare route that is not counted while documents are would be an unfair measure. */
    @Test
    void theyAreCountedAsOtherRoutesAre() {
        given().get(PATH + "bytes?size=400").then().statusCode(200);
        given().get(TestStack.MANAGEMENT + "/metrics").then().body(containsString("uri=\"" + PATH + "bytes\""));
    }

    private static void constant(ValidatableResponse answer, int size) {
        answer.statusCode(200)
                .contentType(ContentType.JSON)
                .header("Content-Length", Integer.toString(size))
                .body(hasLength(size));
    }
}
