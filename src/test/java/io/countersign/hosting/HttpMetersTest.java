package io.countersign.hosting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Servers;
import io.countersign.testing.Soon;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests are counted by what they are for: no path that somebody makes up has a meter of its own, since there are only so many. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class HttpMetersTest {

    private static final Pattern COUNT = Pattern.compile("http_server_requests_seconds_count\\{(.*)} ([0-9.]+)");

    private static String metrics() {
        return given().get(TestStack.MANAGEMENT + "/metrics").asString();
    }

    /** How many requests were counted with a tag. */
    private static double count(String tag) {
        return COUNT.matcher(metrics())
                .results()
                .filter(line -> line.group(1).contains(tag))
                .mapToDouble(line -> Double.parseDouble(line.group(2)))
                .sum();
    }

    /** Counted with a tag, and nowhere under a name: it is counted when it has ended, which is after its answer came. */
    private static void counted(String tag, String name, Runnable request) {
        double before = count(tag);
        request.run();
        Soon.holds(() -> assertThat(count(tag)).isGreaterThan(before));
        assertThat(metrics()).doesNotContain(name);
    }

    @Test
    void documentsAreOneUri() {
        TestClient client = Api.client();
        client.published(client.document());
        counted(
                "uri=\"/{document}\"",
                "uri=\"" + client.path() + "\"",
                () -> client.fetch().then().statusCode(200));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /, 405",
        "DELETE, /clients/, 405",
        "GET, /api/v1/, 404",
        "DELETE, /api/v1/clients/, 405",
        "PATCH, /api/v1/clients/, 405",
        "POST, /status-lists/, 405",
        "POST, /access/v1/, 404",
        "POST, /api/v1/clients/, 405",
        "GET, /console/, 404",
        "GET, /ssf/, 404",
        "GET, /.well-known/, 404",
        "GET, /log/, 404",
        "OPTIONS, /, 405",
        "TRACE, /, 405"
    })
    void aPathThatSomebodyMakesUpIsNone(Method method, String path, int status) {
        String name = UUID.randomUUID().toString();
        counted(
                "status=\"" + status + "\"",
                name,
                () -> given().contentType(ContentType.JSON)
                        .body("{}")
                        .request(method, path + name)
                        .then()
                        .statusCode(status));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, application/json, application/json, 401",
        "PUT, application/json, application/json, 401",
        "PUT, text/plain, application/json, 415",
        "GET, application/json, image/png, 406"
    })
    void norIsAnIdThatSomebodyMakesUp(Method method, String type, String accept, int status) {
        String name = UUID.randomUUID().toString();
        counted(
                "status=\"" + status + "\"",
                name,
                () -> given().contentType(type)
                        .accept(accept)
                        .body("{}")
                        .request(method, Servers.PATH + "/" + name)
                        .then()
                        .statusCode(status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/%s", "/console/%s", "/%s", "/access/v1/%s"})
    void norIsOneThatBearsNoToken(String path) {
        String name = UUID.randomUUID().toString();
        counted(
                "method=\"GET\"",
                name,
                () -> given().header("Authorization", "Bearer none").get(path.formatted(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/clients/%s/suspend", "/api/v1/%s", "/console/%s", "/%s"})
    void norIsOneThatIsSentTooMuch(String path) {
        String name = UUID.randomUUID().toString();
        counted(
                "method=\"PUT\"",
                name,
                () -> given().contentType(ContentType.JSON)
                        .body("x".repeat(300_000))
                        .put(path.formatted(name)));
    }
}
