package io.countersign.testing;

import static io.countersign.testing.Api.as;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An authorization server of its own with an adapter, which is gone when it is closed, so that no other test waits for it. */
public final class AdapterCases implements AutoCloseable {

    private final String server;

    private AdapterCases(String server) {
        this.server = server;
    }

    /** A server without an adapter yet. */
    public static AdapterCases server() {
        String name = Servers.name();
        return new AdapterCases(Servers.register(Servers.body(name, Map.of("token_subject", name)))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    /** A server with that adapter. */
    public static AdapterCases with(Map<String, Object> body) {
        AdapterCases made = server();
        made.put("erin", body).then().statusCode(201);
        return made;
    }

    /** Puts a secret into the mounted directory. */
    public static void mount(String name, String secret) {
        try {
            Files.createDirectories(TestStack.DELIVERY_CREDENTIALS);
            Files.writeString(TestStack.DELIVERY_CREDENTIALS.resolve(name), secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A webhook. */
    public static Map<String, Object> webhook(String url, String credential) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", "webhook");
        body.put("url", url);
        body.put("credential", credential);
        return body;
    }

    /** A Keycloak. */
    public static Map<String, Object> keycloak(String url, String credential, String... realms) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", "keycloak");
        body.put("url", url);
        body.put("realms", List.of(realms));
        body.put("client_id", "countersign");
        body.put("credential", credential);
        body.put("end_sessions", true);
        return body;
    }

    /** The id of the authorization server. */
    public String id() {
        return server;
    }

    /** Where its adapter is. */
    public String path() {
        return Servers.PATH + "/" + server + "/adapter";
    }

    public Response put(String person, Map<String, Object> body) {
        return put(as(person), body);
    }

    public Response put(RequestSpecification request, Map<String, Object> body) {
        return request.contentType(ContentType.JSON).body(body).put(path());
    }

    public Response post(String person, String act) {
        return as(person).post(path() + "/" + act);
    }

    /** What was told of a client. */
    public List<Deliveries.Told> told(String clientId) {
        return Deliveries.of(server, clientId);
    }

    @Override
    public void close() {
        as("erin").delete(path());
    }
}
