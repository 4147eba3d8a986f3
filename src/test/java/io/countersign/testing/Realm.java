package io.countersign.testing;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Api.bearing;
import static org.hamcrest.Matchers.equalTo;

import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Api.TestSubmission;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A namespace of a test's own with a proved host and the author ann, so that its policies govern nobody else's clients. */
public record Realm(String name, String host) {

    /** A new one; the default policies govern it until it has its own. */
    public static Realm create() {
        Realm realm = unproved();
        Api.prove(realm.name, realm.host).then().statusCode(200).body("state", equalTo("proved"));
        return realm;
    }

    /** A new one whose host nobody has proved to control. */
    public static Realm unproved() {
        Policies.defaults();
        String name = "r" + UUID.randomUUID().toString().substring(0, 12);
        String host = name + ".example";
        as("erin")
                .contentType(ContentType.JSON)
                .body(Map.of("name", name, "publisher_hosts", List.of(host)))
                .post("/api/v1/namespaces")
                .then()
                .statusCode(201);
        return new Realm(name, host);
    }

    /** The same, where a policy for first versions and other security changes is in force. */
    public Realm under(Map<String, Object> terms) {
        Policies.inForce(name, "high", terms);
        return this;
    }

    /** A request by somebody with roles, who is one of this namespace's. */
    public RequestSpecification with(String subject, String... roles) {
        return bearing(Tokens.forUser(subject, List.of(roles), List.of(name)));
    }

    /** A request by an author of this namespace. */
    public RequestSpecification author(String subject) {
        return with(subject, "author");
    }

    /** A new client on this namespace's host. */
    public TestClient client() {
        return client(host);
    }

    /** A new client on one of this namespace's hosts. */
    public TestClient client(String onHost) {
        String clientId = "https://" + onHost + "/oauth/" + UUID.randomUUID();
        String id = author("ann")
                .contentType(ContentType.JSON)
                .body(Map.of("namespace", name, "client_id", clientId))
                .post("/api/v1/clients")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new TestClient(id, clientId);
    }

    /** Sends bytes for review, as ann. */
    public Response send(TestClient client, String document) {
        return author("ann")
                .contentType(ContentType.JSON)
                .body(document)
                .post("/api/v1/submissions?client=" + client.id());
    }

    /** A submission by ann. */
    public TestSubmission submitted(TestClient client, String document) {
        var answer = send(client, document).then().statusCode(201).extract();
        return new TestSubmission(answer.path("id"), answer.path("digest"));
    }

    /** A submission by ann of a new client's first document. */
    public TestSubmission submitted() {
        TestClient client = client();
        return submitted(client, client.document());
    }

    /** A live version, approved by carol. */
    public TestSubmission published(TestClient client, String document) {
        TestSubmission submission = submitted(client, document);
        submission.decide("carol", "approve").then().statusCode(201).body("state", equalTo("APPROVED"));
        submission.publish("carol").then().statusCode(201);
        return submission;
    }
}
