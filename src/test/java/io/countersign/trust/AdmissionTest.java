package io.countersign.trust;

import static io.countersign.testing.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.countersign.document.Digest;
import io.countersign.testing.Answers;
import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Api.TestSubmission;
import io.countersign.testing.Realm;
import io.countersign.testing.Servers;
import io.countersign.testing.TestStack;
import io.countersign.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The admission export as an authorization server takes it, mostly of a namespace of the test's own. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class AdmissionTest {

    private static final String PATH = "/api/v1/admission";

    @BeforeEach
    void servers() {
        Servers.samples();
    }

    @Test
    void clientsThatAreActiveAndNoOthers() {
        Realm realm = Realm.create();
        TestClient active = realm.client();
        realm.published(active, active.document("One"));
        TestSubmission live = realm.published(active, active.document("Two"));
        TestClient suspended = realm.client();
        realm.published(suspended, suspended.document());
        suspended.change("erin", "suspend").then().statusCode(200);
        TestClient revoked = realm.client();
        realm.published(revoked, revoked.document());
        revoked.change("erin", "revoke").then().statusCode(200);
        realm.submitted();
        String until = as("erin").get("/api/v1/clients/" + active.id()).path("approved_until");
        export("keycloak", "prod", "clients", realm)
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("application/json"))
                .header("Cache-Control", equalTo("private, no-cache"))
                .body("clients", hasSize(1))
                .body("clients[0].client_id", equalTo(active.clientId()))
                .body("clients[0].digest", equalTo(live.digest()))
                .body("clients[0].version", equalTo(2))
                .body("clients[0].redirect_uris", contains("http://127.0.0.1/callback", "https://acme.example/cb"))
                .body("clients[0].approved_until", equalTo(until));
        suspended.restored();
        export("keycloak", "prod", "clients", realm)
                .then()
                .body(
                        "clients.client_id",
                        equalTo(Stream.of(active, suspended)
                                .map(TestClient::clientId)
                                .sorted()
                                .toList()));
    }

    @Test
    void environmentsStayApart() {
        Realm realm = Realm.create();
        TestClient prod = realm.client();
        realm.published(prod, prod.document());
        String host = Api.host(realm.name(), "staging");
        Api.prove(realm.name(), host).then().statusCode(200);
        TestClient staging = realm.client(host);
        realm.published(staging, staging.document());
        ids(export("keycloak", "prod", "clients", realm), prod.clientId());
        ids(export("keycloak", "staging", "clients", realm), staging.clientId());
    }

    private static void ids(Response export, String only) {
        export.then().statusCode(200).body("clients.client_id", contains(only));
    }

    @Test
    void patternsOfHostedClientsAreTheirHostsAndOfForeignOnesTheClientIdAlone() {
        Realm realm = Realm.create();
        for (int i = 0; i < 2; i++) {
            TestClient client = realm.client();
            realm.published(client, client.document());
        }
        String foreign = "https://vendor-" + UUID.randomUUID() + ".example/client.json";
        Response imported = realm.author("ann")
                .contentType(ContentType.JSON)
                .body(new TestClient("", foreign).document())
                .post("/api/v1/imports/documents?namespace=" + realm.name());
        imported.then().statusCode(201).body("kind", equalTo("foreign"));
        TestSubmission submission = new TestSubmission(
                imported.path("submission"),
                as("carol")
                        .get("/api/v1/submissions/" + imported.path("submission"))
                        .path("digest"));
        submission.decide("carol", "approve").then().statusCode(201);
        submission.publish("carol").then().statusCode(201);
        Response export = export("keycloak", "prod", "patterns", realm);
        export.then().statusCode(200).header("Content-Type", startsWith("text/plain"));
        assertThat(export.asString().lines())
                .containsExactlyElementsOf(Stream.of("https://" + realm.host() + "/*", foreign)
                        .sorted()
                        .toList());
        assertThat(export.asString()).endsWith("\n");
    }

    @Test
    void keycloaksDomainsAreEveryHostThatItChecks() {
        Realm realm = Realm.create();
        TestClient client = realm.client();
        realm.published(client, client.document());
        export("keycloak", "prod", "keycloak-domains", realm)
                .then()
                .statusCode(200)
                .body("trusted_domains", contains("127.0.0.1", "acme.example", realm.host()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clients", "patterns", "keycloak-domains"})
    void theSameClientsAreTheSameBytesUnderTheSameTag(String shape) {
        Realm realm = Realm.create();
        TestClient client = realm.client();
        realm.published(client, client.document());
        Response first = export("keycloak", "prod", shape, realm);
        Response second = export("frank", "prod", shape, realm);
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        String tag = first.header("ETag");
        assertThat(tag).isEqualTo(second.header("ETag")).isEqualTo("\"" + Digest.of(first.asByteArray()) + "\"");
        ask(as("keycloak"), shape, realm)
                .header("If-None-Match", tag)
                .get(PATH)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag))
                .body(equalTo(""));
        client.change("erin", "suspend").then().statusCode(200);
        ask(as("keycloak"), shape, realm)
                .header("If-None-Match", tag)
                .get(PATH)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "clients, application/json",
        "patterns, text/plain",
        "keycloak-domains, application/json",
    })
    void aSignedExportCarriesTheSameBytes(String shape, String mediaType) throws JoseException {
        Realm realm = Realm.create();
        TestClient client = realm.client();
        realm.published(client, client.document());
        Response plain = export("keycloak", "prod", shape, realm);
        Response signed =
                ask(as("keycloak"), shape, realm).accept("application/jose").get(PATH);
        signed.then().statusCode(200).header("Content-Type", startsWith("application/jose"));
        JsonWebSignature jws = Answers.verified("admission-export+jws", signed.asString());
        assertThat(jws.getPayloadBytes()).isEqualTo(plain.asByteArray());
        assertThat(jws.getContentTypeHeaderValue()).isEqualTo(mediaType);
        assertThat(jws.getHeader("iss")).isEqualTo("https://registry.example");
        assertThat(jws.getHeader("sub"))
                .isEqualTo("https://registry.example/api/v1/admission?environment=prod&shape=" + shape + "&namespace="
                        + realm.name());
        assertThat(jws.getHeaders().getLongHeaderValue("iat")).isPositive();
        String tag = signed.header("ETag");
        assertThat(tag).isNotEqualTo(plain.header("ETag"));
        ask(as("keycloak"), shape, realm)
                .accept("application/jose")
                .header("If-None-Match", tag)
                .get(PATH)
                .then()
                .statusCode(304);
        ask(as("keycloak"), shape, realm)
                .header("If-None-Match", tag)
                .get(PATH)
                .then()
                .statusCode(200);
    }

    @Test
    void onlyThoseWhoMayWatchOverAllGetIt() {
        String query = "?environment=staging&shape=patterns&namespace=nobodys";
        for (String person : List.of("keycloak", "oidc-provider", "erin", "frank")) {
            as(person).get(PATH + query).then().statusCode(200);
        }
        for (String person : List.of("alice", "carol")) {
            as(person)
                    .get(PATH + query)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("https://countersign.io/problems/role-missing"))
                    .body("any_of", contains("authorization-server", "security-admin", "auditor"));
        }
        given().get(PATH + query).then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({
        "environment=dev&shape=clients, environment",
        "environment=PROD&shape=clients, environment",
        "shape=clients, environment",
        "environment=prod, shape",
        "environment=prod&shape=xml, shape",
        "environment=prod&shape=clients&namespace=No%20Name, namespace",
    })
    void whatCannotBeAskedForIsNamed(String query, String parameter) {
        as("keycloak")
                .get(PATH + "?" + query)
                .then()
                .statusCode(400)
                .body("type", equalTo("https://countersign.io/problems/invalid-member"))
                .body("errors.pointer", contains(parameter));
    }

    @Test
    void aServerGetsTheListsOfItsOwnEnvironments() {
        String name = Servers.name();
        Map<String, Object> body = Servers.body(name, Map.of("token_subject", name));
        body.put("environments", List.of("staging"));
        Servers.register(body).then().statusCode(201);
        String token = Tokens.forUser(name, List.of("authorization-server"), List.of());
        String query = "?shape=clients&namespace=nobodys&environment=";
        Api.bearing(token).get(PATH + query + "staging").then().statusCode(200);
        Api.bearing(token)
                .get(PATH + query + "prod")
                .then()
                .statusCode(400)
                .body("type", equalTo("https://countersign.io/problems/invalid-member"))
                .body("errors.pointer", contains("environment"));
    }

    @Test
    void aMediaTypeThatIsNotTheShapesIsNotAcceptable() {
        Stream.of("clients:text/plain", "patterns:application/json", "patterns:application/xml")
                .map(pair -> pair.split(":", 2))
                .forEach(pair -> as("keycloak")
                        .accept(pair[1])
                        .get(PATH + "?environment=prod&namespace=nobodys&shape=" + pair[0])
                        .then()
                        .statusCode(406)
                        .header("ETag", nullValue()));
    }

    @Test
    void anExportOfTooManySaysHowToNarrowIt() throws SQLException {
        Realm realm = Realm.create();
        String crowd = "c" + UUID.randomUUID().toString().substring(0, 12);
        try {
            gather(crowd, 10_001);
            String all = "?environment=staging&shape=patterns";
            as("keycloak")
                    .get(PATH + all)
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("https://countersign.io/problems/export-too-large"))
                    .body("limit", equalTo(10_000));
            as("keycloak").get(PATH + all + "&namespace=" + realm.name()).then().statusCode(200);
            owner(
                    "delete from client_trust where client = (select id from client where client_id = 'https://%s.example/1')"
                            .formatted(crowd));
            Response most = as("keycloak").get(PATH + all.replace("patterns", "clients") + "&namespace=" + crowd);
            most.then().statusCode(200).body("clients", hasSize(10_000));
            assertThat(most.<List<String>>path("clients.client_id")).isSorted();
        } finally {
            disperse(crowd);
        }
    }

    private static void gather(String crowd, int clients) throws SQLException {
        owner("""
            insert into namespace (name, created_at, created_by) values ('%1$s', now(), 'test');
            insert into client (id, client_id, namespace, environment, created_at, created_by)
              select gen_random_uuid(), 'https://%1$s.example/' || n, '%1$s', 'STAGING', now(), 'test'
              from generate_series(1, %2$d) n;
            insert into document_version (client, number, digest, bytes, submission, published_at, published_by)
              select id, 1, repeat('A', 43), '{}', gen_random_uuid(), now(), 'test' from client where namespace = '%1$s';
            insert into client_trust (client, status, reason, since, revision)
              select id, 'ACTIVE', '', now(), 0 from client where namespace = '%1$s';
            """.formatted(crowd, clients));
    }

    /** The clients of other tests are not made to live with these. */
    private static void disperse(String crowd) throws SQLException {
        owner("""
            alter table document_version disable trigger append_only;
            alter table client disable trigger append_only;
            alter table namespace disable trigger append_only;
            delete from client_trust where client in (select id from client where namespace = '%1$s');
            delete from document_version where client in (select id from client where namespace = '%1$s');
            delete from client where namespace = '%1$s';
            delete from namespace where name = '%1$s';
            alter table document_version enable trigger append_only;
            alter table client enable trigger append_only;
            alter table namespace enable trigger append_only;
            """.formatted(crowd));
    }

    private static void owner(String sql) throws SQLException {
        try (Connection owner = TestStack.ownerConnection();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute(sql);
            owner.commit();
        }
    }

    private static RequestSpecification ask(RequestSpecification somebody, String shape, Realm realm) {
        return somebody.queryParam("environment", "prod")
                .queryParam("shape", shape)
                .queryParam("namespace", realm.name());
    }

    private static Response export(String person, String environment, String shape, Realm realm) {
        return as(person).get(PATH + "?environment=" + environment + "&shape=" + shape + "&namespace=" + realm.name());
    }
}
