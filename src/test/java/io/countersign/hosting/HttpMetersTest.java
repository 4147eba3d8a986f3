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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests are counted by what they are for: no path that somebody makes up has a meter of its own, since there are only so many. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class HttpMetersTest {

    private static String metrics() {
        return given().get(TestStack.MANAGEMENT + "/metrics").asString();
    }

    @Test
    void documentsAreOneUri() {
        TestClient client = Api.client();
        client.published(client.document());
        client.fetch().then().statusCode(200);
        Soon.holds(() ->
                assertThat(metrics()).contains("uri=\"/{document}\"").doesNotContain("uri=\"" + client.path() + "\""));
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
        "GET, /q/, 404",
        "OPTIONS, /, 405",
        "TRACE, /, 405"
    })
    void aPathThatSomebodyMakesUpIsNone(Method method, String path, int status) {
        String name = UUID.randomUUID().toString();
        given().contentType(ContentType.JSON)
                .body("{}")
                .request(method, path + name)
                .then()
                .statusCode(status);
        Soon.holds(() -> assertThat(metrics()).contains("status=\"" + status + "\""));
        assertThat(metrics()).doesNotContain(name);
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
        given().contentType(type)
                .accept(accept)
                .body("{}")
                .request(method, Servers.PATH + "/" + name)
                .then()
                .statusCode(status);
        Soon.holds(() -> assertThat(metrics()).contains("status=\"" + status + "\""));
        assertThat(metrics()).doesNotContain(name);
    }
}
