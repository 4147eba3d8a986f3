package io.countersign.trust.server;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Api.bearing;
import static io.countersign.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.countersign.testing.Acts;
import io.countersign.testing.Api;
import io.countersign.testing.Keys;
import io.countersign.testing.Servers;
import io.countersign.testing.TestStack;
import io.countersign.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who registers an authorization server, what is one, and what the log has of it. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class AuthorizationServersTest {

    private final String name = Servers.name();
    private final String issuer = "https://" + name + ".example";
    private final Map<String, Object> body = Servers.body(name, Map.of("token_subject", name));

    private String registered() {
        return Servers.register(body).then().statusCode(201).extract().path("id");
    }

    private Response put(String person, String id, String ifMatch) {
        return as(person)
                .contentType(ContentType.JSON)
                .header("If-Match", ifMatch)
                .body(body)
                .put(path(id));
    }

    private static String path(String id) {
        return Servers.PATH + "/" + id;
    }

    private static Response post(String person, String id, String act) {
        return as(person).post(path(id) + "/" + act);
    }

    @Test
    void aSecurityAdminRegistersOneAndItIsEnabled() {
        Acts acts = new Acts();
        var answer = Servers.register(body).then().statusCode(201).header("ETag", "\"0\"");
        String id = answer.extract().path("id");
        assertThat(answer.extract().header("Location")).endsWith(path(id));
        as("erin")
                .get(path(id))
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("name", equalTo(name))
                .body("issuer", equalTo(issuer))
                .body("mode", equalTo("enforce"))
                .body("state", equalTo("enabled"))
                .body("environments", contains("dev", "staging", "prod"))
                .body("product", equalTo("other"))
                .body("narrows_scope", equalTo(false))
                .body("credentials.token_subject", equalTo(name))
                .body("credentials.jwks", nullValue())
                .body("created_by", equalTo("erin"))
                .body("revision", equalTo(0));
        assertThat(acts.on(issuer)).singleElement().satisfies(act -> {
            assertThat(act).containsEntry("actor", "erin").containsEntry("act", "authorization-server.registered");
            assertThat(act.get("detail"))
                    .isEqualTo(Map.of(
                            "authorization_server",
                            id,
                            "name",
                            name,
                            "issuer",
                            issuer,
                            "mode",
                            "enforce",
                            "environments",
                            "dev staging prod",
                            "product",
                            "other",
                            "narrows_scope",
                            "false",
                            "credentials",
                            "token_subject " + name));
        });
    }

    @Test
    void theSameRequestSentTwiceUnderOneKeyRegistersOne() {
        String key = UUID.randomUUID().toString();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ids.add(as("erin")
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post(Servers.PATH)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }
        assertThat(ids.getFirst()).isEqualTo(ids.getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "carol", "frank", "keycloak"})
    void nobodyElseRegistersOrChangesOne(String person) {
        String id = registered();
        Acts acts = new Acts();
        refused(as(person).contentType(ContentType.JSON).body(body).post(Servers.PATH), 403, "role-missing")
                .body("any_of", contains("security-admin"));
        refused(put(person, id, "\"0\""), 403, "role-missing");
        refused(post(person, id, "disable"), 403, "role-missing");
        refused(post(person, id, "enable"), 403, "role-missing");
        assertThat(acts.on(issuer)).isEmpty();
    }

    @Test
    void watchersAndOperatorsRead() {
        String id = registered();
        for (String person : List.of("erin", "frank", "carol")) {
            as(person).get(path(id)).then().statusCode(200).body("id", equalTo(id));
        }
        bearing(Tokens.forUser("oskar", List.of("operator"), List.of()))
                .get(path(id))
                .then()
                .statusCode(200);
        for (String person : List.of("alice", "keycloak")) {
            refused(as(person).get(path(id)), 403, "role-missing");
            refused(as(person).get(Servers.PATH), 403, "role-missing");
        }
        refused(as("erin").get(path(UUID.randomUUID().toString())), 404, "not-found");
    }

    @Test
    void theListIsPagedInTheOrderOfRegistration() {
        registered();
        body.put("name", Servers.name());
        body.put("issuer", issuer + "/two");
        body.put("credentials", Map.of("token_subject", name + "-2"));
        registered();
        List<String> names = new ArrayList<>();
        Integer cursor = 0;
        while (cursor != null) {
            var page = as("frank")
                    .get(Servers.PATH + "?limit=1&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract();
            names.addAll(page.path("items.name"));
            cursor = page.path("next_cursor");
        }
        assertThat(names).containsSubsequence(name, (String) body.get("name")).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"name,/name", "issuer,/issuer", "credentials,/credentials/token_subject"})
    void aNameAnIssuerAndASubjectBelongToOne(String member, String pointer) {
        String taken = registered();
        post("erin", taken, "disable").then().statusCode(200);
        Map<String, Object> other = Servers.body(Servers.name(), Map.of("token_subject", name + "-2"));
        String id = Servers.register(other).then().statusCode(201).extract().path("id");
        other.put(member, body.get(member));
        refused(
                        as("erin")
                                .contentType(ContentType.JSON)
                                .header("If-Match", "\"0\"")
                                .body(other)
                                .put(path(id)),
                        409,
                        "authorization-server-taken")
                .body("errors.pointer", contains(pointer));
        refused(Servers.register(body), 409, "authorization-server-taken").body("errors.pointer", contains("/name"));
    }

    @Test
    void issuersAreComparedAsStrings() {
        registered();
        Map<String, Object> other = Servers.body(Servers.name(), Map.of("token_subject", name + "-2"));
        other.put("issuer", issuer + "/");
        Servers.register(other).then().statusCode(201);
    }

    @Test
    void aChangeNamesTheRevisionThatWasRead() {
        String id = registered();
        refused(as("erin").contentType(ContentType.JSON).body(body).put(path(id)), 428, "precondition-required");
        refused(put("erin", id, "0"), 412, "precondition-failed");
        body.put("mode", "report");
        put("erin", id, "\"0\"")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("mode", equalTo("report"))
                .body("revision", equalTo(1));
        refused(put("grace", id, "\"0\""), 412, "precondition-failed").body("revision", equalTo(1));
        refused(put("erin", UUID.randomUUID().toString(), "\"0\""), 404, "not-found");
    }

    @Test
    void theLogTellsWhatWasChangedFromWhatToWhat() {
        String id = registered();
        Acts acts = new Acts();
        body.put("mode", "report");
        body.put("environments", List.of("prod"));
        var key = Keys.pair("ES256", "k1");
        body.put("credentials", Map.of("jwks", Keys.set(key)));
        put("erin", id, "\"0\"")
                .then()
                .statusCode(200)
                .body("credentials.token_subject", nullValue())
                .body("credentials.jwks.keys[0].kid", equalTo("k1"));
        assertThat(acts.on(issuer)).singleElement().satisfies(act -> {
            assertThat(act).containsEntry("act", "authorization-server.changed");
            assertThat(act.get("detail"))
                    .isEqualTo(Map.of(
                            "authorization_server",
                            id,
                            "mode",
                            "enforce -> report",
                            "environments",
                            "dev staging prod -> prod",
                            "credentials",
                            "token_subject " + name + " -> private_key_jwt "
                                    + key.calculateBase64urlEncodedThumbprint("SHA-256")));
        });
    }

    @Test
    void aChangeOfNothingIsNone() {
        String id = registered();
        Acts acts = new Acts();
        put("erin", id, "\"0\"").then().statusCode(200).header("ETag", "\"0\"");
        assertThat(acts.on(issuer)).isEmpty();
    }

    @Test
    void oneIsDisabledAndEnabledAgain() {
        String id = registered();
        Acts acts = new Acts();
        refused(post("erin", id, "enable"), 409, "wrong-state").body("state", equalTo("enabled"));
        post("erin", id, "disable")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("state", equalTo("disabled"));
        refused(post("erin", id, "disable"), 409, "wrong-state").body("state", equalTo("disabled"));
        post("grace", id, "enable").then().statusCode(200).body("state", equalTo("enabled"));
        assertThat(acts.named(issuer))
                .containsExactly("erin authorization-server.disabled", "grace authorization-server.enabled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://as.example",
                "https://as.example?x",
                "https://as.example#",
                "https://me@as.example",
                "https://",
                "https://as.example:0",
                "https://as.example/ä",
                "as.example"
            })
    void anIssuerIsAnHttpsUrlWithoutQueryAndFragment(String wrong) {
        body.put("issuer", wrong);
        refused(Servers.register(body), 400, "invalid-member").body("errors.pointer", contains("/issuer"));
    }

    @ParameterizedTest
    @CsvSource({
        "name, Keycloak, /name",
        "mode, off, /mode",
        "product, keycloak-1, /product",
        "product, cimd-02, /product",
        "narrows_scope, yes, /narrows_scope"
    })
    void aMemberAtFaultIsNamed(String member, String value, String pointer) {
        body.put(member, value);
        refused(Servers.register(body), 400, "invalid-member").body("errors.pointer", contains(pointer));
    }

    @Test
    void environmentsAreNeverEmpty() {
        body.put("environments", List.of());
        refused(Servers.register(body), 400, "invalid-member").body("errors.pointer", contains("/environments"));
        body.put("environments", List.of("test"));
        refused(Servers.register(body), 400, "invalid-member").body("errors.pointer", contains("/environments/0"));
    }

    @Test
    void everyProductThatHasAProfileIsOne() {
        for (String product : List.of("keycloak-26.7", "oidc-provider-9.13", "better-auth", "toolhive")) {
            String other = Servers.name();
            Map<String, Object> registered = Servers.body(other, Map.of("token_subject", other));
            registered.put("product", product);
            Servers.register(registered).then().statusCode(201).body("product", equalTo(product));
        }
    }

    @Test
    void credentialsAreExactlyOneOfTwo() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of(), Map.of("token_subject", name, "jwks", Keys.set(Keys.pair("ES256", "k"))))) {
            body.put("credentials", wrong);
            refused(Servers.register(body), 400, "invalid-member").body("errors.pointer", contains("/credentials"));
        }
        body.put("credentials", Map.of("token_subject", " "));
        refused(Servers.register(body), 400, "invalid-member")
                .body("errors.pointer", contains("/credentials/token_subject"));
    }

    @Test
    void theStackRegistersItsOwn() {
        Api.namespaces();
        List<String> names = as("frank").get(Servers.PATH + "?limit=200").path("items.name");
        assertThat(names).contains("keycloak", "oidc-provider");
    }
}
