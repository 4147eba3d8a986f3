package io.countersign.check.rest;

import static io.countersign.testing.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import io.countersign.check.Profile;
import io.countersign.check.Profiles;
import io.countersign.document.ClientId;
import io.countersign.document.Digest;
import io.countersign.testing.Api;
import io.countersign.testing.Documents;
import io.countersign.testing.TestStack;
import io.countersign.testing.VerdictTable;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any document against any profiles, over HTTP: the verdicts that are known, and bad input that never surprises. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class ChecksTest {

    private static final ClientId ID = ClientId.parse("https://acme.example/oauth/client.json");
    private static final String SOUND = """
            {"client_id":"https://acme.example/oauth/client.json","client_name":"Acme Notes",\
            "redirect_uris":["https://acme.example/cb"],"token_endpoint_auth_method":"none"}""";
    private static final List<String> PRODUCTS =
            Profiles.products().stream().map(Profile::name).toList();
    private static final Map<String, String> SIGNS =
            Map.of("would-accept", "y", "would-refuse", "n", "could-not-evaluate", "?");

    @Test
    void everyKnownVerdictIsGiven() {
        List<String> expected = new ArrayList<>();
        List<String> given = new ArrayList<>();
        for (VerdictTable.Row row : VerdictTable.rows()) {
            List<String> verdicts = as("alice")
                    .contentType("application/json")
                    .queryParam("client_id", row.clientId().value())
                    .queryParam("profile", PRODUCTS)
                    .body(row.bytes())
                    .post("/api/v1/checks")
                    .then()
                    .statusCode(200)
                    .body("client_id", equalTo(row.clientId().value()))
                    .body("digest", equalTo(Digest.of(row.bytes()).value()))
                    .body("bytes", equalTo(row.bytes().length))
                    .body("profiles.name", equalTo(PRODUCTS))
                    .body("profiles.because", everyItem(not(empty())))
                    .extract()
                    .path("profiles.verdict");
            expected.add(line(row, row.signs()));
            given.add(line(row, verdicts.stream().map(SIGNS::get).collect(Collectors.joining(" "))));
        }
        System.out.println("y = would accept, n = would refuse, ? = could not evaluate: " + PRODUCTS);
        given.forEach(System.out::println);
        assertThat(given).isEqualTo(expected);
    }

    private static String line(VerdictTable.Row row, String signs) {
        return "%-46s | %s".formatted(row.document(), signs);
    }

    @Test
    void aRefusalSaysWhatWhereAndWhatToDo() {
        String claude = new String(Documents.bytes("claude"), StandardCharsets.UTF_8);
        check(claude, "profile=keycloak-26.7")
                .body("client_id", equalTo("https://claude.ai/oauth/mcp-oauth-client-metadata"))
                .body("profiles", hasSize(1))
                .body("profiles[0].kind", equalTo("product"))
                .body("profiles[0].verdict", equalTo("would-refuse"))
                .body(
                        "profiles[0].because",
                        equalTo(List.of(
                                "the grant \"urn:ietf:params:oauth:grant-type:jwt-bearer\" makes it refuse the whole"
                                        + " document")))
                .rootPath("profiles[0].rules.find { it.id == 'KC4' }")
                .body("outcome", equalTo("fail"))
                .body("findings[0].pointer", equalTo("/grant_types/2"))
                .body("findings[0].citation", equalTo("measured on Keycloak 26.7.3"))
                .body("findings[0].fix", equalTo("Remove the grant, or serve Keycloak another client."))
                .noRootPath()
                .body("profiles[0].rules.find { it.id == 'KC1' }.outcome", equalTo("pass"))
                .body("profiles[0].rules.find { it.id == 'KC1' }.findings", empty());
    }

    @Test
    void allProfilesUnlessSomeAreNamedAndNothingIsStored() {
        int before = Api.acts();
        List<String> all = Profiles.all().stream().map(Profile::name).toList();
        check(SOUND, "").body("profiles.name", equalTo(all)).body("profiles.verdict", hasItem("would-accept"));
        check(SOUND, "profile=minimal&profile=cimd-03&profile=minimal")
                .body("profiles.name", equalTo(List.of("minimal", "cimd-03")))
                .body("profiles.verdict", equalTo(List.of("would-accept", "would-accept")));
        assertThat(Api.acts()).isEqualTo(before);
    }

    @Test
    void profilesAreListedWithTheirRules() {
        as("keycloak")
                .get("/api/v1/checks/profiles")
                .then()
                .statusCode(200)
                .rootPath("items")
                .body("name", hasItems("registry", "cimd-02", "same-origin", "toolhive"))
                .body("find { it.name == 'cimd-02' }.kind", equalTo("standard"))
                .body("find { it.name == 'cimd-02' }.rules.find { it.id == 'C6' }.severity", equalTo("warning"))
                .body("find { it.name == 'registry' }.rules.find { it.id == 'C6' }.severity", equalTo("error"))
                .body("find { it.name == 'cimd-02' }.rules.id", not(hasItem("C34")))
                .body("find { it.name == 'cimd-03' }.rules.id", hasItem("C34"));
    }

    @Test
    void aProfileThatDoesNotExistIsNamed() {
        as("alice")
                .contentType("application/json")
                .body(SOUND)
                .post("/api/v1/checks?profile=cimd-02&profile=cimd-99")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("https://countersign.io/problems/invalid-member"))
                .body("errors[0].pointer", equalTo("profile"))
                .body("errors[0].message", containsString("\"cimd-99\" is not known; known are registry, "))
                .body("errors[0].message", containsString("keycloak-26.7"));
    }

    @Test
    void aDocumentForWhichThereIsNoIdentifier() {
        check(SOUND.replace("\"client_id\"", "\"x_id\""), "profile=registry&profile=cimd-02&profile=oidc-provider-9.13")
                .body("client_id", nullValue())
                .body("profiles.verdict", everyItem(equalTo("would-refuse")))
                .body("profiles.because", everyItem(hasItem("the document has no client_id, and none was given")));
    }

    @Test
    void anIdentifierThatIsNone() {
        check(
                        SOUND.replace("https://acme.example/oauth", "http://acme.example/oauth"),
                        "profile=cimd-02&profile=fastmcp")
                .body("client_id", nullValue())
                .body("profiles.verdict", everyItem(equalTo("would-refuse")))
                .body("profiles.because", everyItem(hasItem(containsString("does not begin with https://"))));
    }

    @Test
    void bytesOverAProductsLimitAreThatProductsRefusal() {
        String padded = SOUND + " ".repeat(5001 - SOUND.length());
        check(padded, "profile=keycloak-26.7&profile=oidc-provider-9.13&profile=better-auth&profile=registry")
                .body("bytes", equalTo(5001))
                .body(
                        "profiles.verdict",
                        equalTo(List.of("would-refuse", "would-accept", "could-not-evaluate", "would-refuse")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "7",
                "{",
                "{\"client_id\":",
                "{\"a\":1e99999}",
                "{\"client_id\":\"https://acme.example/\\ud800\"}",
                "{\"client_id\":[{\"client_id\":{}}]}",
                "{\"client_id\":\"javascript:alert(1)\",\"redirect_uris\":{\"a\":[[[]]]},\"grant_types\":\"x\",\"jwks\":7}",
                "{\"client_id\":\"https://acme.example/a\",\"client_id\":\"https://acme.example/b\"}",
            })
    void whateverIsSentHasAVerdict(String bytes) {
        check(bytes, "")
                .body("profiles.verdict", everyItem(oneOf("would-refuse", "could-not-evaluate")))
                .body("profiles.find { it.name == 'registry' }.verdict", equalTo("would-refuse"))
                .body("profiles.find { it.name == 'cimd-02' }.verdict", equalTo("would-refuse"));
    }

    @Test
    void whatIsNotUtf8IsRefusedWhereThatIsKnown() {
        byte[] bytes = SOUND.replace("Acme Notes", "Acme\u00e9").getBytes(StandardCharsets.ISO_8859_1);
        as("alice")
                .contentType("application/octet-stream")
                .body(bytes)
                .post("/api/v1/checks?client_id=" + ID + "&profile=cloudflare&profile=keycloak-26.7&profile=registry")
                .then()
                .statusCode(200)
                .body("digest", equalTo(Digest.of(bytes).value()))
                .body("profiles.verdict", equalTo(List.of("would-refuse", "could-not-evaluate", "would-refuse")));
    }

    @Test
    void tenThousandRedirectUrisAndAThousandDepthsAreBounded() {
        String uris = IntStream.range(0, 10_000).mapToObj(i -> "\"*\"").collect(Collectors.joining(","));
        String many = SOUND.replace("\"https://acme.example/cb\"", uris);
        check(many, "")
                .time(lessThan(5_000L))
                .body("profiles.find { it.name == 'registry' }.verdict", equalTo("would-refuse"))
                .body("profiles.rules.flatten().findings.collect { it.size() }.max()", equalTo(11))
                .body("profiles.because.collect { it.size() }.max()", lessThan(21));
        check(SOUND.replace("}", ",\"x\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}"), "")
                .time(lessThan(5_000L))
                .body("profiles.find { it.name == 'cimd-03' }.verdict", equalTo("would-refuse"));
    }

    @Test
    void hostileTextComesBackHarmless() {
        String answer = check(SOUND.replace("Acme Notes", "\\u202eevil").replace("\"none\"", "\"\\u0000\\u202e\""), "")
                .extract()
                .asString();
        assertThat(answer).doesNotContain("\\u0000", "\u202e", "\\u202e");
    }

    @Test
    void nobodyAndTooMuchAreRefused() {
        given().contentType("application/json")
                .body(SOUND)
                .post("/api/v1/checks")
                .then()
                .statusCode(401)
                .body("type", equalTo("https://countersign.io/problems/token-missing"));
        as("alice")
                .contentType("application/json")
                .body(" ".repeat(65_537))
                .post("/api/v1/checks")
                .then()
                .statusCode(413)
                .body("type", equalTo("https://countersign.io/problems/body-too-large"));
        as("alice")
                .contentType("text/html")
                .body(SOUND)
                .post("/api/v1/checks")
                .then()
                .statusCode(415);
    }

    private static ValidatableResponse check(String document, String query) {
        return as("alice")
                .contentType("application/json")
                .body(document.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/checks" + (query.isEmpty() ? "" : "?" + query))
                .then()
                .statusCode(200);
    }
}
