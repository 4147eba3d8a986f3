package io.countersign.delivery.ssf;

import static io.countersign.testing.Api.bearing;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.countersign.testing.Servers;
import io.countersign.testing.Soon;
import io.countersign.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An authorization server that receives: registered anew, with a name of its own. */
final class Receiving {

    static final String TYPES = "https://schemas.openid.net/secevent/oauth/event-type/";
    static final String SSF_TYPES = "https://schemas.openid.net/secevent/ssf/event-type/";
    static final String PUSH = "urn:ietf:rfc:8935";
    static final String POLL = "urn:ietf:rfc:8936";

    private final String name = Servers.name();
    private final String id;

    /** In every environment. */
    Receiving() {
        this(List.of("dev", "staging", "prod"));
    }

    Receiving(List<String> environments) {
        Map<String, Object> body = Servers.body(name, Map.of("token_subject", name));
        body.put("environments", environments);
        id = Servers.register(body).then().statusCode(201).extract().path("id");
        Soon.holds(() -> call().get("/ssf/streams").then().statusCode(200));
    }

    String id() {
        return id;
    }

    String token() {
        return Tokens.forUser(name, List.of("authorization-server"), List.of());
    }

    RequestSpecification call() {
        return bearing(token()).contentType(ContentType.JSON);
    }

    Response create(Map<String, Object> body) {
        return call().body(body).post("/ssf/streams");
    }

    /** A push stream; its id. */
    String push(String url) {
        return create(Map.of("delivery", Map.of("method", PUSH, "endpoint_url", url)))
                .then()
                .statusCode(201)
                .extract()
                .path("stream_id");
    }

    /** A poll stream; its id. */
    String poll() {
        return create(Map.of()).then().statusCode(201).extract().path("stream_id");
    }

    Response poll(String stream, Map<String, Object> body) {
        return call().body(body).post("/ssf/poll/" + stream);
    }

    /** A poll that does not wait; the tokens by jti in their order. */
    Map<String, String> pollNow(String stream, List<String> acknowledged) {
        Map<String, String> sets = poll(stream, Map.of("returnImmediately", true, "ack", acknowledged))
                .then()
                .statusCode(200)
                .extract()
                .path("sets");
        return new LinkedHashMap<>(sets);
    }

    Response status(String stream, String status) {
        return call().body(Map.of("stream_id", stream, "status", status, "reason", "a test"))
                .post("/ssf/status");
    }

    Response verify(String stream, String state) {
        return call().body(Map.of("stream_id", stream, "state", state)).post("/ssf/verify");
    }

    /** Reads the metadata and the keys it names. */
    SetVerifier verifier() throws Exception {
        var metadata = given().get("/.well-known/ssf-configuration").then().statusCode(200);
        metadata.body("spec_version", equalTo("1_0"));
        URI keys = URI.create(metadata.extract().<String>path("jwks_uri"));
        String jwks =
                given().get(keys.getPath()).then().statusCode(200).extract().asString();
        return new SetVerifier(metadata.extract().path("issuer"), "https://" + name + ".example", jwks);
    }
}
