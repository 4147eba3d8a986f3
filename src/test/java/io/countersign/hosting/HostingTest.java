package io.countersign.hosting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Api.TestSubmission;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a document is served (design, section 5). */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class HostingTest {

    @Test
    void aLiveDocumentHasEveryHeaderThatAuthorizationServersRelyOn() {
        TestClient client = Api.client();
        TestSubmission published = client.published(client.document());
        String base64 =
                Base64.getEncoder().encodeToString(Base64.getUrlDecoder().decode(published.digest()));
        Response answer = client.fetch();
        answer.then()
                .statusCode(200)
                .header("Content-Type", "application/json")
                .header("Content-Length", Integer.toString(client.document().getBytes(StandardCharsets.UTF_8).length))
                .header("Cache-Control", "public, max-age=300, no-transform")
                .header("ETag", "\"" + published.digest() + "\"")
                .header("Repr-Digest", "sha-256=:" + base64 + ":")
                .header("X-Content-Type-Options", "nosniff")
                .header("Access-Control-Allow-Origin", "*")
                .header(
                        "Link",
                        containsString("/api/v1/clients/" + client.id() + "/versions>; rel=\"version-history\""))
                .header("Last-Modified", containsString("GMT"));
        assertThat(answer.headers().hasHeaderWithName("Vary")).isFalse();
        assertThat(answer.headers().hasHeaderWithName("Set-Cookie")).isFalse();
        assertThat(answer.headers().hasHeaderWithName("Content-Encoding")).isFalse();
    }

    @Test
    void theBytesAreTheSameForEveryone() {
        TestClient client = Api.client();
        client.published(client.document());
        byte[] plain = client.fetch().asByteArray();
        byte[] other = given().header("Host", Api.HOST)
                .header("Accept", "text/html")
                .header("Accept-Encoding", "br")
                .header("Authorization", "Bearer nonsense")
                .header("User-Agent", "Keycloak")
                .get(client.path())
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(other).isEqualTo(plain);
    }

    @Test
    void headAndConditionalRequestsCarryNoBody() {
        TestClient client = Api.client();
        TestSubmission published = client.published(client.document());
        given().header("Host", Api.HOST)
                .head(client.path())
                .then()
                .statusCode(200)
                .header("Content-Length", Integer.toString(client.document().length()))
                .header("ETag", "\"" + published.digest() + "\"");
        for (String tag : new String[] {
            "\"" + published.digest() + "\"",
            "W/\"" + published.digest() + "\"",
            "\"x\", \"" + published.digest() + "\"",
            "*"
        }) {
            given().header("Host", Api.HOST)
                    .header("If-None-Match", tag)
                    .get(client.path())
                    .then()
                    .statusCode(304)
                    .header("ETag", "\"" + published.digest() + "\"")
                    .header("Cache-Control", "public, max-age=300, no-transform")
                    .header("Access-Control-Allow-Origin", "*")
                    .header("Repr-Digest", nullValue())
                    .header("Last-Modified", nullValue())
                    .body(equalTo(""));
        }
        given().header("Host", Api.HOST)
                .header("If-None-Match", "\"other\"")
                .get(client.path())
                .then()
                .statusCode(200);
    }

    @Test
    void unknownSuspendedAndRevokedAreNeverCached() {
        TestClient client = Api.client();
        gone(client.fetch(), 404, "not-found");
        client.published(client.document());
        client.change("erin", "suspend").then().statusCode(200);
        gone(client.fetch(), 404, "not-found");
        client.restored();
        client.fetch().then().statusCode(200);
        client.change("erin", "revoke").then().statusCode(200);
        gone(client.fetch(), 410, "gone");
        given().header("Host", Api.HOST).head(client.path()).then().statusCode(410);
    }

    private static void gone(Response answer, int status, String slug) {
        answer.then()
                .statusCode(status)
                .header("Cache-Control", "no-store")
                .header("Content-Type", "application/problem+json")
                .body("type", equalTo("https://countersign.io/problems/" + slug))
                .body("status", equalTo(status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?x=1", "/", "%20", "/../oauth", "/."})
    void onlyTheExactUrlIsTheClient(String suffix) {
        TestClient client = Api.client();
        client.published(client.document());
        given().header("Host", Api.HOST)
                .urlEncodingEnabled(false)
                .get(client.path() + suffix)
                .then()
                .statusCode(404);
    }

    @Test
    void aHostsNameHasNoCaseAndHttpsHasADefaultPort() {
        TestClient client = Api.client();
        client.published(client.document());
        given().header("Host", "ACME.example:443").get(client.path()).then().statusCode(200);
        given().header("Host", "acme.example:8443").get(client.path()).then().statusCode(404);
        given().header("Host", "globex.example").get(client.path()).then().statusCode(404);
    }

    @Test
    void writingToADocumentIsNotAllowed() {
        TestClient client = Api.client();
        client.published(client.document());
        given().header("Host", Api.HOST)
                .body("{}")
                .post(client.path())
                .then()
                .statusCode(405)
                .header("Allow", "GET, HEAD")
                .body("type", equalTo("https://countersign.io/problems/method-not-allowed"));
    }
}
