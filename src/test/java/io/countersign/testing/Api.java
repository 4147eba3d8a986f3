package io.countersign.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The registry as its users call it: over HTTP and nothing else, so that it works against any way of running it. */
public final class Api {

    /** The publisher host of the namespace acme in these tests. */
    public static final String HOST = "acme.example";

    /** A system property: this class is loaded more than once, and the database lives as long as the JVM. */
    private static final String NAMESPACES = "test-stack.namespaces-proved";

    private static int lastIndex = -1;

    private Api() {}

    /** A request by a sample person. */
    public static RequestSpecification as(String person) {
        return bearing(Tokens.of(person));
    }

    /** A request with a bearer token. */
    public static RequestSpecification bearing(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    /** Makes sure that acme and globex exist and have proved their hosts. */
    public static void namespaces() {
        Policies.defaults();
        if (System.getProperty(NAMESPACES) != null) {
            return;
        }
        for (String name : List.of("acme", "globex")) {
            as("erin")
                    .contentType(ContentType.JSON)
                    .body(Map.of("name", name, "publisher_hosts", List.of(name + ".example")))
                    .post("/api/v1/namespaces");
            prove(name, name + ".example").then().statusCode(200).body("state", equalTo("proved"));
        }
        Servers.samples();
        System.setProperty(NAMESPACES, "true");
    }

    /** Puts the challenge of a publisher host into the DNS and has the registry look for it. */
    public static Response prove(String namespace, String host) {
        String path = "/api/v1/namespaces/" + namespace + "/hosts/" + host;
        var shown = as("erin").get(path).then().statusCode(200).extract();
        NameServer.text(shown.<String>path("dns.name"), shown.<String>path("dns.value"));
        return as("erin").post(path + "/verify");
    }

    /** Gives acme one publisher host more, for an environment; it is not proved. */
    public static String host(String environment) {
        namespaces();
        return host("acme", environment);
    }

    /** Gives a namespace one publisher host more, for an environment; it is not proved. A namespace has at most 100. */
    public static String host(String namespace, String environment) {
        String host = environment + "-" + UUID.randomUUID() + "." + namespace + ".example";
        as("erin")
                .contentType(ContentType.JSON)
                .body(Map.of("host", host, "environment", environment))
                .post("/api/v1/namespaces/" + namespace + "/hosts")
                .then()
                .statusCode(201);
        return host;
    }

    /** A new client of acme on one of its hosts, made by alice. */
    public static TestClient client(String host) {
        String clientId = "https://" + host + "/oauth/" + UUID.randomUUID();
        String id = as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("namespace", "acme", "client_id", clientId))
                .post("/api/v1/clients")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new TestClient(id, clientId);
    }

    /** A new client of acme, made by alice. */
    public static TestClient client() {
        namespaces();
        return client(HOST);
    }

    /** A client and its first steps. */
    public record TestClient(String id, String clientId) {

        /** A document that passes every check. */
        public String document() {
            return document("Claude Code");
        }

        /** The same document under another name. */
        public String document(String name) {
            return """
                {"client_id":"%s","client_name":"%s","redirect_uris":["http://127.0.0.1/callback","https://acme.example/cb"],\
                "grant_types":["authorization_code","refresh_token"],"response_types":["code"],\
                "token_endpoint_auth_method":"none"}""".formatted(clientId, name);
        }

        /** Sends bytes for review, as alice. */
        public Response send(String document) {
            return as("alice").contentType(ContentType.JSON).body(document).post("/api/v1/submissions?client=" + id);
        }

        /** A submission in review. */
        public TestSubmission submitted(String document) {
            ValidatableResponse answer = send(document).then().statusCode(201);
            return new TestSubmission(
                    answer.extract().path("id"), answer.extract().path("digest"));
        }

        /** A live version, approved by carol. */
        public TestSubmission published(String document) {
            TestSubmission submission = submitted(document);
            submission.decide("carol", "approve").then().statusCode(201);
            submission.publish("alice").then().statusCode(201);
            return submission;
        }

        /** Suspends, restores or revokes, as a person. */
        public Response change(String person, String act) {
            return as(person)
                    .contentType(ContentType.JSON)
                    .body(Map.of("reason", "because"))
                    .post("/api/v1/clients/" + id + "/" + act);
        }

        /** Has two security admins restore it. */
        public void restored() {
            change("erin", "restore").then().statusCode(200).body("trust_status", equalTo("suspended"));
            change("grace", "restore").then().statusCode(200).body("trust_status", equalTo("active"));
        }

        /** Fetches the document as an authorization server does. */
        public Response fetch() {
            return given().header("Host", URI.create(clientId).getAuthority()).get(path());
        }

        /** The path of the client ID. */
        public String path() {
            return URI.create(clientId).getRawPath();
        }
    }

    /** A submission and the acts on it. */
    public record TestSubmission(String id, String digest) {

        /** Decides on the digest that was submitted. */
        public Response decide(String person, String decision) {
            return decide(person, decision, digest);
        }

        /** Decides on a digest. */
        public Response decide(String person, String decision, String on) {
            return as(person)
                    .contentType(ContentType.JSON)
                    .body(Map.of("decision", decision, "digest", on))
                    .post("/api/v1/submissions/" + id + "/decisions");
        }

        /** Decides on the digest that was submitted, as somebody of any roles. */
        public Response decide(RequestSpecification somebody, String decision) {
            return somebody.contentType(ContentType.JSON)
                    .body(Map.of("decision", decision, "digest", digest))
                    .post("/api/v1/submissions/" + id + "/decisions");
        }

        /** The reviewer's pack. */
        public ValidatableResponse pack() {
            return as("frank").get("/api/v1/submissions/" + id + "/pack").then().statusCode(200);
        }

        /** Publishes the digest that was submitted. */
        public Response publish(String person) {
            return publish(as(person));
        }

        /** Publishes the digest that was submitted, as somebody of any roles. */
        public Response publish(RequestSpecification somebody) {
            return somebody.contentType(ContentType.JSON)
                    .body(Map.of("digest", digest))
                    .post("/api/v1/submissions/" + id + "/publish");
        }

        /** Looks again whether the policy is met. */
        public Response weigh(String person) {
            return as(person).contentType(ContentType.JSON).post("/api/v1/submissions/" + id + "/weigh");
        }

        /** Where it stands. */
        public String state() {
            return as("carol").get("/api/v1/submissions/" + id).path("state");
        }
    }

    /** Asks, as an authorization server, whether a client may authorize with a redirect URI. */
    public static Response ask(String clientId, String redirectUri) {
        return as("keycloak")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "subject", Map.of("type", "oauth_client", "id", clientId),
                        "action", Map.of("name", "authorize"),
                        "resource", Map.of("type", "issuer", "id", "https://as.example"),
                        "context", Map.of("redirect_uri", redirectUri)))
                .post("/access/v1/evaluation");
    }

    /** How many acts are in the log; reads on from where the last reading ended, since the log only grows. */
    public static int acts() {
        Integer cursor = lastIndex;
        while (cursor != null) {
            var page = as("frank")
                    .get("/api/v1/log/entries?limit=200&cursor=" + cursor)
                    .then()
                    .statusCode(200);
            List<Integer> indexes = page.extract().path("items.index");
            lastIndex = indexes.isEmpty() ? lastIndex : indexes.getLast();
            cursor = page.extract().path("next_cursor");
        }
        return lastIndex + 1;
    }
}
