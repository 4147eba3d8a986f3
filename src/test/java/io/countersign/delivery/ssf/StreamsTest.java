package io.countersign.delivery.ssf;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Api.bearing;
import static io.countersign.testing.Refusals.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.countersign.testing.Api;
import io.countersign.testing.TestStack;
import io.countersign.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams as receivers make and change them, and every input that is refused. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class StreamsTest {

    private static final String URL = "https://receiver.example/events";

    private Receiving receiver;

    @BeforeEach
    void aReceiver() {
        Api.namespaces();
        receiver = new Receiving();
    }

    private static Map<String, Object> pushTo(String url) {
        return Map.of("delivery", Map.of("method", Receiving.PUSH, "endpoint_url", url));
    }

    @Test
    void theMetadataNamesEverything() {
        String base = "https://registry.example";
        given().get("/.well-known/ssf-configuration")
                .then()
                .statusCode(200)
                .body("spec_version", equalTo("1_0"))
                .body("issuer", equalTo(base))
                .body("jwks_uri", equalTo(base + "/access/v1/jwks"))
                .body("delivery_methods_supported", contains(Receiving.PUSH, Receiving.POLL))
                .body("configuration_endpoint", equalTo(base + "/ssf/streams"))
                .body("status_endpoint", equalTo(base + "/ssf/status"))
                .body("add_subject_endpoint", equalTo(base + "/ssf/subjects/add"))
                .body("remove_subject_endpoint", equalTo(base + "/ssf/subjects/remove"))
                .body("verification_endpoint", equalTo(base + "/ssf/verify"))
                .body("critical_subject_members", empty())
                .body("authorization_schemes.spec_urn", contains("urn:ietf:rfc:6749"))
                .body("default_subjects", equalTo("ALL"));
        String named = given().get("/.well-known/authzen-configuration").path("jwks_uri");
        assertThat(named).isEqualTo(base + "/access/v1/jwks");
    }

    @Test
    void aPushStreamIsMadeReadChangedAndEnded() {
        Response made = receiver.create(Map.of(
                "delivery",
                Map.of("method", Receiving.PUSH, "endpoint_url", URL, "authorization_header", "Bearer secret-of-mine"),
                "events_requested",
                List.of(Receiving.TYPES + "client-disabled", "https://example.com/unknown"),
                "description",
                "ours"));
        made.then()
                .statusCode(201)
                .body("iss", equalTo("https://registry.example"))
                .body("delivery.method", equalTo(Receiving.PUSH))
                .body("delivery.endpoint_url", equalTo(URL))
                .body("delivery.authorization_header", nullValue())
                .body("events_supported", hasSize(3))
                .body("events_requested", hasSize(2))
                .body("events_delivered", contains(Receiving.TYPES + "client-disabled"))
                .body("min_verification_interval", equalTo(60))
                .body("description", equalTo("ours"));
        assertThat(made.asString()).doesNotContain("secret-of-mine");
        String id = made.path("stream_id");
        Response read = receiver.call().get("/ssf/streams?stream_id=" + id);
        assertThat(read.asString()).isEqualTo(made.asString());
        // what was read can be sent back
        receiver.call()
                .body(read.asString())
                .put("/ssf/streams")
                .then()
                .statusCode(200)
                .body("description", equalTo("ours"));
        receiver.call()
                .body(Map.of("description", "theirs"))
                .patch("/ssf/streams?stream_id=" + id)
                .then()
                .statusCode(200)
                .body("description", equalTo("theirs"))
                .body("events_requested", hasSize(2));
        receiver.call()
                .body(Map.of("stream_id", id))
                .put("/ssf/streams")
                .then()
                .statusCode(200)
                .body("description", nullValue())
                .body("delivery.endpoint_url", equalTo(URL))
                .body("events_delivered", hasSize(3));
        receiver.call().get("/ssf/streams").then().statusCode(200).body("stream_id", contains(id));
        receiver.call().delete("/ssf/streams?stream_id=" + id).then().statusCode(204);
        refused(receiver.call().get("/ssf/streams?stream_id=" + id), 404, "not-found");
        refused(receiver.call().delete("/ssf/streams?stream_id=" + id), 404, "not-found");
        receiver.call().get("/ssf/streams").then().statusCode(200).body("$", empty());
    }

    @Test
    void nobodySeesTheStreamOfAnother() {
        String id = receiver.poll();
        Receiving other = new Receiving();
        other.call().get("/ssf/streams").then().body("$", empty());
        refused(other.call().get("/ssf/streams?stream_id=" + id), 404, "not-found");
        refused(other.call().body(Map.of("stream_id", id)).patch("/ssf/streams"), 404, "not-found");
        refused(other.call().body(Map.of("stream_id", id)).put("/ssf/streams"), 404, "not-found");
        refused(other.call().delete("/ssf/streams?stream_id=" + id), 404, "not-found");
        refused(other.call().get("/ssf/status?stream_id=" + id), 404, "not-found");
        refused(other.status(id, "disabled"), 404, "not-found");
        refused(other.verify(id, "x"), 404, "not-found");
        refused(other.poll(id, Map.of("returnImmediately", true)), 404, "not-found");
        for (String act : List.of("add", "remove")) {
            refused(subject(other, act, id, Map.of("format", "uri", "uri", "https://a.example/c")), 404, "not-found");
        }
        receiver.call().get("/ssf/status?stream_id=" + id).then().body("status", equalTo("enabled"));
    }

    private static Response subject(Receiving who, String act, String stream, Map<String, Object> subject) {
        return who.call().body(Map.of("stream_id", stream, "subject", subject)).post("/ssf/subjects/" + act);
    }

    @Test
    void onlyRegisteredAuthorizationServersCall() {
        refused(given().contentType(ContentType.JSON).body("{}").post("/ssf/streams"), 401, "token-missing");
        for (String person : List.of("erin", "frank", "alice")) {
            refused(as(person).contentType(ContentType.JSON).body("{}").post("/ssf/streams"), 403, "role-missing");
            refused(as(person).get("/ssf/streams"), 403, "role-missing");
        }
        String stranger = Tokens.forUser("stranger", List.of("authorization-server"), List.of());
        refused(bearing(stranger).get("/ssf/streams"), 403, "authorization-server-unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://receiver.example/x",
                "ftp://receiver.example/x",
                "https://user@receiver.example/x",
                "https:///x",
                "/events",
                "https://receiver.example/x#y",
                "https://receiver.example/ x"
            })
    void anEndpointThatMayNotBeCalledIsRefused(String url) {
        refused(receiver.create(pushTo(url)), 400, "invalid-member")
                .body("errors[0].pointer", equalTo("/delivery/endpoint_url"));
        String id = receiver.push(URL);
        refused(receiver.call().body(pushTo(url)).patch("/ssf/streams?stream_id=" + id), 400, "invalid-member");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"delivery\":{\"method\":\"urn:ietf:rfc:1\"}} | /delivery/method",
                "{\"delivery\":{}} | /delivery/method",
                "{\"delivery\":{\"method\":\"urn:ietf:rfc:8935\"}} | /delivery/endpoint_url",
                "{\"delivery\":{\"method\":\"urn:ietf:rfc:8936\",\"endpoint_url\":\"https://a.example\"}} | /delivery/endpoint_url",
                "{\"delivery\":{\"method\":\"urn:ietf:rfc:8936\",\"authorization_header\":\"x\"}} | /delivery/authorization_header",
                "{\"delivery\":{\"method\":\"urn:ietf:rfc:8935\",\"endpoint_url\":\"https://a.example\","
                        + "\"authorization_header\":\"a\\r\\nX-Evil: 1\"}} | /delivery/authorization_header",
                "{\"delivery\":{\"method\":\"urn:ietf:rfc:8935\",\"endpoint_url\":\"https://a.example\","
                        + "\"authorization_header\":\"gr\\u00fc\\u00df\"}} | /delivery/authorization_header",
                "{\"events_requested\":[\"a b\"]} | /events_requested/0",
                "{\"events_requested\":[\"\"]} | /events_requested/0",
                "{\"events_requested\":\"x\"} | /events_requested",
                "{\"colour\":\"red\"} | /colour",
                "{\"description\":7} | /description"
            })
    void whatMakesNoStreamIsRefused(String body, String pointer) {
        refused(receiver.call().body(body).post("/ssf/streams"), 400, "invalid-member")
                .body("errors[0].pointer", equalTo(pointer));
        receiver.call().get("/ssf/streams").then().body("$", empty());
    }

    @Test
    void oneStreamToAnEndpointAndTenInAll() {
        String first = receiver.push(URL);
        refused(receiver.create(pushTo(URL)), 409, "stream-taken");
        String second = receiver.push(URL + "2");
        refused(receiver.call().body(pushTo(URL)).patch("/ssf/streams?stream_id=" + second), 409, "stream-taken");
        for (int i = 2; i < 10; i++) {
            receiver.poll();
        }
        refused(receiver.create(Map.of()), 422, "limit-reached").body("limit", equalTo(10));
        receiver.call().delete("/ssf/streams?stream_id=" + first).then().statusCode(204);
        receiver.push(URL);
    }

    @Test
    void theMethodStaysAndSoDoesWhatTheTransmitterSays() {
        String id = receiver.push(URL);
        String path = "/ssf/streams?stream_id=" + id;
        Map<String, Object> poll = Map.of("delivery", Map.of("method", Receiving.POLL));
        refused(receiver.call().body(poll).patch(path), 400, "invalid-member")
                .body("errors[0].pointer", equalTo("/delivery/method"));
        refused(receiver.call().body(poll).put(path), 400, "invalid-member");
        Map<String, Object> ours = Map.of(
                "iss",
                "https://evil.example",
                "aud",
                "https://evil.example",
                "events_supported",
                List.of("x"),
                "events_delivered",
                List.of("x"),
                "min_verification_interval",
                1);
        ours.forEach((member, value) -> refused(
                        receiver.call().body(Map.of(member, value)).patch(path), 400, "invalid-member")
                .body("errors[0].pointer", equalTo("/" + member)));
        refused(receiver.call().body(Map.of("stream_id", UUID.randomUUID())).patch(path), 400, "invalid-member")
                .body("errors[0].pointer", equalTo("/stream_id"));
        refused(receiver.call().body("{}").patch("/ssf/streams"), 400, "invalid-member");
        refused(receiver.call().delete("/ssf/streams"), 400, "invalid-member");
        refused(receiver.call().get("/ssf/status"), 400, "invalid-member");
        refused(receiver.call().get("/ssf/streams?stream_id=x"), 404, "not-found");
    }

    @Test
    void statusSubjectsAndVerificationAreChecked() {
        String id = receiver.poll();
        refused(receiver.status(id, "asleep"), 400, "invalid-member").body("errors[0].pointer", equalTo("/status"));
        receiver.status(id, "paused")
                .then()
                .statusCode(200)
                .body("status", equalTo("paused"))
                .body("reason", equalTo("a test"));
        receiver.call().get("/ssf/status?stream_id=" + id).then().body("status", equalTo("paused"));
        Map<String, Object> client = Map.of("format", "uri", "uri", "https://a.example/c");
        subject(receiver, "remove", id, client).then().statusCode(204);
        subject(receiver, "remove", id, client).then().statusCode(204);
        subject(receiver, "add", id, client).then().statusCode(200);
        refused(subject(receiver, "add", id, Map.of("format", "email", "uri", "x")), 400, "invalid-member")
                .body("errors[0].pointer", equalTo("/subject/format"));
        refused(subject(receiver, "add", id, Map.of("format", "uri")), 400, "invalid-member")
                .body("errors[0].pointer", equalTo("/subject/uri"));
        receiver.status(id, "disabled").then().statusCode(200);
        refused(receiver.verify(id, "x"), 409, "wrong-state").body("state", equalTo("disabled"));
        receiver.status(id, "enabled").then().statusCode(200);
        receiver.verify(id, "x").then().statusCode(204);
        refused(receiver.verify(id, "x"), 429, "too-soon").header("Retry-After", not(equalTo("0")));
        refused(receiver.verify(id, "x".repeat(1025)), 400, "invalid-member");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"maxEvents\":-1} | /max_events",
                "{\"ack\":[null]} | /ack/0",
                "{\"ack\":\"x\"} | /ack",
                "{\"setErrs\":{\"x\":{}}} | /set_errs/x/err",
                "{\"setErrs\":{\"x\":{\"err\":\"a b\"}}} | /set_errs/x/err",
                "{\"returnImmediately\":\"yes\"} | /returnImmediately"
            })
    void aPollThatIsNoneIsRefused(String body, String pointer) {
        String id = receiver.poll();
        refused(receiver.call().body(body).post("/ssf/poll/" + id), 400, "invalid-member")
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void aPushStreamCannotBePolled() {
        refused(receiver.poll(receiver.push(URL), Map.of("returnImmediately", true)), 404, "not-found");
    }

    @Test
    void thoseWhoWatchSeeAllStreams() {
        String id = receiver.push(URL + "?secret=1");
        Response list = as("frank").get("/api/v1/streams?limit=200");
        assertThat(list.statusCode()).isEqualTo(200);
        String found = "items.find { it.id == '" + id + "' }.";
        list.then()
                .body(found + "authorization_server", equalTo(receiver.id()))
                .body(found + "kind", equalTo("push"))
                .body(found + "status", equalTo("enabled"))
                .body(found + "endpoint_url", equalTo(URL))
                .body(found + "waiting", equalTo(0))
                .body(found + "dead", equalTo(0));
        as("erin").get("/api/v1/streams?limit=1").then().body("items", hasSize(1));
        refused(as("alice").get("/api/v1/streams"), 403, "role-missing");
        refused(receiver.call().get("/api/v1/streams"), 403, "role-missing");
        Map<String, Object> pause = Map.of("status", "paused", "reason", "because");
        String path = "/api/v1/streams/" + id + "/status";
        refused(as("frank").contentType(ContentType.JSON).body(pause).put(path), 403, "role-missing");
        refused(
                as("erin")
                        .contentType(ContentType.JSON)
                        .body("{\"status\":\"paused\"}")
                        .put(path),
                400,
                "invalid-member");
        as("erin").contentType(ContentType.JSON).body(pause).put(path).then().statusCode(200);
        receiver.call().get("/ssf/status?stream_id=" + id).then().body("reason", equalTo("because"));
        String nowhere = "/api/v1/streams/" + UUID.randomUUID() + "/status";
        refused(as("erin").contentType(ContentType.JSON).body(pause).put(nowhere), 404, "not-found");
    }
}
