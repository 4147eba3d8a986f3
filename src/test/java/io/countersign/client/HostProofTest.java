package io.countersign.client;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Api.bearing;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.countersign.testing.Api;
import io.countersign.testing.NameServer;
import io.countersign.testing.TestStack;
import io.countersign.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proof of control of publisher hosts, with a name server that answers what a test wants. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class HostProofTest {

    private static final String HOSTS = "/api/v1/namespaces/acme/hosts";

    private String host = "";

    @BeforeEach
    void aHostWithoutAProof() {
        host = Api.host("prod");
    }

    private Response shown() {
        return as("alice").get(HOSTS + "/" + host);
    }

    private Response verify(String person) {
        return as(person).post(HOSTS + "/" + host + "/verify");
    }

    private static Response add(String body) {
        return as("erin").contentType(ContentType.JSON).body(body).post(HOSTS);
    }

    private static void refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).body("type", equalTo("https://countersign.io/problems/" + slug));
    }

    @Test
    void aNewHostSaysHowToProveControl() {
        String challenge = shown().path("challenge");
        shown().then()
                .statusCode(200)
                .body("state", equalTo("unproved"))
                .body("challenge", matchesPattern("[A-Za-z0-9_-]{43}"))
                .body("dns.name", equalTo("_countersign-challenge." + host))
                .body("dns.type", equalTo("TXT"))
                .body("dns.value", equalTo("countersign-verification=" + challenge))
                .body("http.url", equalTo("https://" + host + "/.well-known/countersign-challenge"))
                .body("http.body", equalTo(challenge))
                .body("proved_at", nullValue())
                .body("expires_at", nullValue())
                .body("last_attempt", equalTo(List.of()));
    }

    @Test
    void everyHostHasAChallengeOfItsOwn() {
        String one = shown().path("challenge");
        String two = as("alice").get(HOSTS + "/" + Api.host("prod")).path("challenge");
        assertThat(one).isNotEqualTo(two);
    }

    @Test
    void aTextRecordWithTheChallengeProvesControlForNinetyDays() {
        Response proved = Api.prove("acme", host);
        proved.then()
                .statusCode(200)
                .body("state", equalTo("proved"))
                .body("method", equalTo("dns"))
                .body("last_attempt.proved", contains(true));
        Instant at = Instant.parse(proved.path("proved_at"));
        assertThat(Instant.parse(proved.path("expires_at"))).isEqualTo(at.plus(Duration.ofDays(90)));
        shown().then().body("state", equalTo("proved"));
    }

    @Test
    void otherRecordsBesideItDoNotMatter() {
        NameServer.text(shown().<String>path("dns.name"), "v=spf1", shown().<String>path("dns.value"), "x");
        verify("alice").then().body("state", equalTo("proved"));
    }

    @ParameterizedTest
    @CsvSource({"%s", "countersign-verification=", "countersign-verification=%sx", "COUNTERSIGN-VERIFICATION=%s", "''"})
    void anotherTextProvesNothing(String text) {
        NameServer.text(
                shown().<String>path("dns.name"), text.replace("%s", shown().<String>path("challenge")), "other");
        verify("alice")
                .then()
                .statusCode(200)
                .body("state", equalTo("unproved"))
                .body("last_attempt.method", contains("dns", "http"))
                .body("last_attempt.proved", contains(false, false))
                .body("last_attempt[0].detail", equalTo("no TXT record has the challenge"))
                .body("last_attempt[1].detail", equalTo("the host has no address"));
    }

    @Test
    void theChallengeOfAnotherHostProvesNothing() {
        String other = as("alice").get(HOSTS + "/" + Api.host("prod")).path("dns.value");
        NameServer.text(shown().<String>path("dns.name"), other);
        verify("alice").then().body("state", equalTo("unproved"));
    }

    @Test
    void whyItFailedIsTold() {
        verify("alice")
                .then()
                .body("last_attempt.detail", contains("there is no TXT record", "the host has no address"));
        NameServer.fail("_countersign-challenge." + host);
        verify("alice")
                .then()
                .body("last_attempt.detail", contains("the name server does not answer", "the host has no address"));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, loopback",
        "10.1.2.3, private use",
        "169.254.169.254, link local",
        "::1, not global unicast",
        "fd00:ec2::254, not global unicast",
        "::ffff:127.0.0.1, loopback"
    })
    void addressesOfTheInsideAreNeverRead(String address, String block) {
        NameServer.address(host, address);
        verify("alice").then().body("last_attempt[1].detail", equalTo("the host has no public address: " + block));
    }

    @Test
    void aFailureTakesNothingAwayAndExtendsNothing() {
        Response proved = Api.prove("acme", host);
        String until = proved.path("expires_at");
        NameServer.forget("_countersign-challenge." + host);
        verify("alice")
                .then()
                .body("state", equalTo("proved"))
                .body("expires_at", equalTo(until))
                .body("last_attempt.proved", contains(false, false));
    }

    @Test
    void theLogHearsOfChangesOnly() {
        int before = Api.acts();
        verify("alice");
        verify("alice");
        Api.prove("acme", host);
        verify("alice");
        NameServer.forget("_countersign-challenge." + host);
        verify("alice");
        as("frank")
                .get("/api/v1/log/entries?limit=200&cursor=" + (before - 1))
                .then()
                .body(
                        "items.findAll { it.subject == '" + host + "' }.act",
                        contains("host.proof-failed", "host.proved", "host.proof-failed"));
    }

    @Test
    void theNamespacesOwnPeopleVerifyAndNobodyElse() {
        verify("alice").then().statusCode(200);
        verify("erin").then().statusCode(200);
        refused(verify("bob"), 404, "not-found");
        refused(verify("carol"), 403, "role-missing");
        refused(verify("frank"), 403, "role-missing");
        given().post(HOSTS + "/" + host + "/verify").then().statusCode(401);
        refused(as("alice").post("/api/v1/namespaces/acme/hosts/globex.example/verify"), 404, "not-found");
        bearing(Tokens.forUser("alice", List.of("author"), List.of("globex")))
                .post(HOSTS + "/" + host + "/verify")
                .then()
                .statusCode(404);
    }

    @Test
    void onlySecurityAdminsAddHosts() {
        String body = "{\"host\":\"" + UUID.randomUUID() + ".example\",\"environment\":\"dev\"}";
        refused(as("alice").contentType(ContentType.JSON).body(body).post(HOSTS), 403, "role-missing");
        refused(
                as("erin").contentType(ContentType.JSON).body(body).post("/api/v1/namespaces/nobody/hosts"),
                404,
                "not-found");
    }

    @Test
    void aHostBelongsToOneNamespace() {
        refused(add("{\"host\":\"globex.example\",\"environment\":\"dev\"}"), 409, "host-taken");
        refused(add("{\"host\":\"" + host + "\",\"environment\":\"dev\"}"), 409, "host-taken");
    }

    @Test
    void oneOfTwoWhoAddOneHostAtOnceWins() {
        String body = "{\"host\":\"" + UUID.randomUUID() + ".example\",\"environment\":\"prod\"}";
        List<CompletableFuture<Integer>> adds = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            adds.add(CompletableFuture.supplyAsync(() -> add(body).statusCode()));
        }
        List<Integer> statuses = adds.stream().map(CompletableFuture::join).toList();
        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void theSameAddTwiceWithOneKeyIsOneHost() {
        Map<String, String> body = Map.of("host", UUID.randomUUID() + ".example", "environment", "prod");
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            as("erin")
                    .header("Idempotency-Key", key)
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post(HOSTS)
                    .then()
                    .statusCode(201);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"host":"https://a.example","environment":"prod"}  | /host
            {"host":"A.example","environment":"prod"}          | /host
            {"host":"a.example:443","environment":"prod"}      | /host
            {"host":"a_b.example","environment":"prod"}        | /host
            {"host":"a.example/x","environment":"prod"}        | /host
            {"host":"","environment":"prod"}                   | /host
            {"environment":"prod"}                             | /host
            {"host":"b.example","environment":"PROD"}          | /environment
            {"host":"b.example","environment":"test"}          | /environment
            {"host":"b.example"}                               | /environment
            {"host":"b.example","environment":"dev","x":1}     | /x
            """)
    void badInput(String body, String pointer) {
        add(body).then().statusCode(400).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void theRegistryNeverAnswersAChallengeItself() {
        given().header("Host", host)
                .get("/.well-known/countersign-challenge")
                .then()
                .statusCode(404);
        refused(
                as("alice")
                        .contentType(ContentType.JSON)
                        .body(Map.of(
                                "namespace",
                                "acme",
                                "client_id",
                                "https://" + host + "/.well-known/countersign-challenge"))
                        .post("/api/v1/clients"),
                422,
                "reserved-path");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "countersign_hosts{state=\"proved\"}",
                "countersign_hosts{state=\"unproved\"}",
                "countersign_hosts{state=\"expired\"}",
                "countersign_host_checks_total{outcome=\"proved\"}",
                "countersign_host_checks_total{outcome=\"failed\"}"
            })
    void hostsAndChecksAreCounted(String meter) {
        verify("alice");
        Api.prove("acme", host);
        assertThat(given().get(TestStack.MANAGEMENT + "/metrics").asString()).contains(meter);
    }
}
