package io.countersign.review.entitlement;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Entitled.ask;
import static io.countersign.testing.Entitled.decide;
import static io.countersign.testing.Entitled.request;
import static io.countersign.testing.Entitled.takeBack;
import static io.countersign.testing.Entitled.withdraw;
import static io.countersign.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.countersign.testing.Acts;
import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Entitled;
import io.countersign.testing.Policies;
import io.countersign.testing.Realm;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients may be granted, over HTTP: asked for, approved by the policy's quorum, in force, taken away. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class EntitlementsTest {

    private Realm realm = new Realm("", "");
    private TestClient client = new TestClient("", "");
    private Entitled notes = new Entitled("", "");

    @BeforeEach
    void aClientAndAResource() {
        realm = Realm.create();
        client = realm.client();
        notes = Entitled.at("notes.read", "notes.write", "notes.share");
    }

    private static void stands(Response answer, String state) {
        answer.then().statusCode(201).body("state", equalTo(state));
    }

    @Test
    void itIsAskedForApprovedInForceAndTakenAway() {
        realm.under(Policies.reviewers(2));
        Acts acts = new Acts();
        Response asked = ask(realm.author("ann"), notes.asking(client, "notes.write", "notes.read"));
        String id = asked.path("id");
        asked.then()
                .statusCode(201)
                .header("Location", endsWith("/api/v1/entitlement-requests/" + id))
                .body("client_id", equalTo(client.clientId()))
                .body("resource", equalTo(notes.url()))
                .body("environment", equalTo("prod"))
                .body("scopes", contains("notes.write", "notes.read"))
                .body("expires_at", nullValue())
                .body("base", nullValue())
                .body("requested_by", equalTo("ann"))
                .body("state", equalTo("requested"))
                .body("outcome", equalTo("open"))
                .body("missing", hasSize(1))
                .body("missing[0].what", equalTo("reviewer"))
                .body("missing[0].asked", equalTo("2"))
                .body("missing[0].has", equalTo("0"));
        stands(decide(as("carol"), id, "approve"), "requested");
        refused(decide(as("carol"), id, "approve"), 409, "already-approved");
        notes.inForce(client).then().statusCode(200).body("items", empty());
        decide(as("dave"), id, "approve")
                .then()
                .statusCode(201)
                .body("state", equalTo("granted"))
                .body("outcome", equalTo("granted"))
                .body("missing", empty())
                .body("decisions.decided_by", contains("carol", "dave"))
                .body("decisions.outcome", contains("approved", "approved"));
        refused(decide(as("dave"), id, "reject"), 409, "wrong-state").body("state", equalTo("granted"));
        String entitlement = notes.inForce(client)
                .then()
                .body("items", hasSize(1))
                .body("items[0].client_id", equalTo(client.clientId()))
                .body("items[0].resource", equalTo(notes.url()))
                .body("items[0].environment", equalTo("prod"))
                .body("items[0].scopes", contains("notes.write", "notes.read"))
                .body("items[0].grantable", contains("notes.write", "notes.read"))
                .body("items[0].request", equalTo(id))
                .body("items[0].granted_by", equalTo("dave"))
                .extract()
                .path("items[0].id");
        refused(withdraw("carol", entitlement), 403, "role-missing").body("any_of", contains("security-admin"));
        withdraw("erin", entitlement).then().statusCode(204);
        notes.inForce(client).then().body("items", empty());
        refused(withdraw("erin", entitlement), 409, "wrong-state").body("state", equalTo("superseded"));
        assertThat(acts.named(client.clientId()))
                .containsExactly(
                        "ann entitlement.requested",
                        "carol entitlement.approved",
                        "dave entitlement.approved",
                        "dave entitlement.granted",
                        "erin entitlement.withdrawn");
    }

    @Test
    void nobodyDecidesOnTheirOwnRequest() {
        String byAnn = notes.asked(realm, client, "notes.read");
        for (String word : List.of("approve", "reject")) {
            refused(decide(realm.with("ann", "author", "reviewer"), byAnn, word), 403, "own-request");
            refused(decide(realm.with("ann", "reviewer"), byAnn, word), 403, "own-request");
            refused(decide(realm.with("ben", "author", "reviewer"), byAnn, word), 403, "own-request");
            refused(decide(as("erin"), byAnn, word), 403, "role-missing").body("any_of", contains("reviewer"));
            refused(decide(as("frank"), byAnn, word), 403, "role-missing");
            refused(decide(as("alice"), byAnn, word), 404, "not-found");
        }
        realm.under(Map.of("approvals", Map.of("security-admin", 1), "validity", "P90D"));
        String byErin = ask(as("erin"), notes.asking(client, "notes.read"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        refused(decide(as("erin"), byErin, "approve"), 403, "own-request");
        stands(decide(as("carol"), byErin, "approve"), "requested");
        stands(decide(as("grace"), byErin, "approve"), "granted");
        request(byAnn).then().body("state", equalTo("requested")).body("decisions", empty());
    }

    @Test
    void authorsOfTheNamespaceAndSecurityAdminsAskAndNobodyElse() {
        var body = notes.asking(client, "notes.read");
        refused(ask(as("carol"), body), 403, "role-missing").body("any_of", contains("author", "security-admin"));
        refused(ask(as("frank"), body), 403, "role-missing");
        refused(ask(as("alice"), body), 404, "not-found");
        refused(ask(as("keycloak"), body), 404, "not-found");
        ask(as("grace"), body).then().statusCode(201);
    }

    @Test
    void theRequesterTakesItBack() {
        String id = notes.asked(realm, client, "notes.read");
        refused(takeBack(realm.author("ben"), id), 403, "not-requester");
        refused(takeBack(as("erin"), id), 403, "not-requester");
        Acts acts = new Acts();
        stands(takeBack(realm.author("ann"), id), "withdrawn");
        refused(takeBack(realm.author("ann"), id), 409, "wrong-state").body("state", equalTo("withdrawn"));
        refused(decide(as("carol"), id, "approve"), 409, "wrong-state");
        assertThat(acts.named(client.clientId())).containsExactly("ann entitlement.request-withdrawn");
    }

    @Test
    void whoApprovedMayStillReject() {
        realm.under(Policies.reviewers(2));
        String id = notes.asked(realm, client, "notes.read");
        stands(decide(as("carol"), id, "approve"), "requested");
        Acts acts = new Acts();
        stands(decide(as("carol"), id, "reject"), "rejected");
        refused(decide(as("dave"), id, "approve"), 409, "wrong-state").body("state", equalTo("rejected"));
        notes.inForce(client).then().body("items", empty());
        assertThat(acts.named(client.clientId())).containsExactly("carol entitlement.rejected");
    }

    @Test
    void whatWasAskedForBesideAnotherIsAskedForAnew() {
        String first = notes.asked(realm, client, "notes.read");
        String second = notes.asked(realm, client, "notes.read", "notes.write");
        stands(decide(as("carol"), first, "approve"), "granted");
        refused(decide(as("carol"), second, "approve"), 409, "entitlement-moved");
        request(second).then().body("state", equalTo("requested")).body("decisions", empty());
        stands(decide(as("carol"), second, "reject"), "rejected");
        String wider = notes.asked(realm, client, "notes.read", "notes.write");
        String entitlement = notes.inForce(client).path("items[0].id");
        request(wider).then().body("base", equalTo(entitlement));
        withdraw("erin", entitlement).then().statusCode(204);
        refused(decide(as("carol"), wider, "approve"), 409, "entitlement-moved");
    }

    @Test
    void aWiderAndANarrowerOneReplaceIt() {
        String first = notes.granted(realm, client, "notes.read");
        String wider = notes.granted(realm, client, "notes.share", "notes.read");
        notes.inForce(client)
                .then()
                .body("items.id", contains(wider))
                .body("items[0].scopes", contains("notes.share", "notes.read"));
        notes.granted(realm, client, "notes.share");
        notes.inForce(client).then().body("items.scopes", contains(List.of("notes.share")));
        refused(withdraw("erin", first), 409, "wrong-state").body("state", equalTo("superseded"));
        notes.inForce(client).then().body("items", hasSize(1));
    }

    @Test
    void twoApprovalsAtOnceGiveOneGrant() {
        Acts acts = new Acts();
        String id = notes.asked(realm, client, "notes.read");
        String other = notes.asked(realm, client, "notes.write");
        CountDownLatch ready = new CountDownLatch(8);
        List<CompletableFuture<Response>> answers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            var somebody = realm.with("rex" + n, "reviewer");
            String which = n % 2 == 0 ? id : other;
            CompletableFuture<Response> answer = new CompletableFuture<>();
            answers.add(answer);
            threads.add(Thread.ofPlatform().start(() -> {
                ready.countDown();
                try {
                    ready.await();
                    answer.complete(decide(somebody, which, "approve"));
                } catch (InterruptedException | RuntimeException e) {
                    answer.completeExceptionally(e);
                }
            }));
        }
        List<Integer> statuses =
                answers.stream().map(it -> it.join().statusCode()).sorted().toList();
        assertThat(statuses).containsExactly(201, 409, 409, 409, 409, 409, 409, 409);
        assertThat(threads).hasSize(8);
        notes.inForce(client).then().body("items", hasSize(1));
        assertThat(acts.on(client.clientId()))
                .extracting(it -> it.get("act"))
                .containsExactly(
                        "entitlement.requested",
                        "entitlement.requested",
                        "entitlement.approved",
                        "entitlement.granted");
    }

    @Test
    void itEndsByItself() throws InterruptedException {
        Instant end = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.MILLIS);
        var body = notes.asking(client, "notes.read");
        body.put("expires_at", end.toString());
        String first =
                ask(realm.author("ann"), body).then().statusCode(201).extract().path("id");
        String late =
                ask(realm.author("ann"), body).then().statusCode(201).extract().path("id");
        stands(decide(as("carol"), first, "approve"), "granted");
        String entitlement = notes.inForce(client)
                .then()
                .body("items.expires_at", contains(end.toString()))
                .extract()
                .path("items[0].id");
        Thread.sleep(Duration.between(Instant.now(), end).plusMillis(50));
        notes.inForce(client).then().body("items", empty());
        refused(withdraw("erin", entitlement), 409, "wrong-state").body("state", equalTo("expired"));
        ungrantable(decide(as("carol"), late, "approve"), "over-before-it-begins", "/expires_at");
        ungrantable(ask(realm.author("ann"), body), "over-before-it-begins", "/expires_at");
    }

    private static void ungrantable(Response answer, String reason, String member) {
        refused(answer, 422, "entitlement-refused")
                .body("reason", equalTo(reason))
                .body("errors.pointer", contains(member));
    }

    @Test
    void whereNoPolicyGovernsNothingIsGranted() {
        String host = Api.host(realm.name(), "dev");
        TestClient dev = realm.client(host);
        var body = notes.asking(dev, "notes.read");
        ungrantable(ask(realm.author("ann"), body), "environment-mismatch", "/environment");
        body.put("environment", "dev");
        Response asked = ask(realm.author("ann"), body);
        asked.then().statusCode(201).body("outcome", equalTo("undecided")).body("policy", nullValue());
        String id = asked.path("id");
        decide(as("carol"), id, "approve")
                .then()
                .statusCode(201)
                .body("state", equalTo("requested"))
                .body("outcome", equalTo("undecided"))
                .body("decisions.decided_by", contains("carol"));
        notes.inForce(dev).then().body("items", empty());
        String policy = Policies.inForce(realm.name(), "development", Policies.reviewers(1));
        request(id).then().body("policy", equalTo(policy)).body("outcome", equalTo("open"));
        stands(decide(as("carol"), id, "approve"), "granted");
        notes.inForce(dev).then().body("items.environment", contains("dev"));
    }

    @Test
    void aProdClientIsEntitledInProdOnly() {
        for (String environment : List.of("dev", "staging")) {
            var body = notes.asking(client, "notes.read");
            body.put("environment", environment);
            ungrantable(ask(realm.author("ann"), body), "environment-mismatch", "/environment");
        }
    }

    @Test
    void onlyTheResourcesScopesAreGranted() {
        ungrantable(
                ask(realm.author("ann"), notes.asking(client, "notes.read", "notes.admin")),
                "scope-unknown",
                "/scopes");
        String id = notes.asked(realm, client, "notes.read", "notes.share");
        String entitlement = notes.granted(realm, client, "notes.read", "notes.write");
        String later = notes.asked(realm, client, "notes.read", "notes.share");
        as("erin")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(Map.of("name", "Notes", "scopes", List.of("notes.read")))
                .put("/api/v1/resources/" + notes.id())
                .then()
                .statusCode(200);
        notes.inForce(client)
                .then()
                .body("items.id", contains(entitlement))
                .body("items[0].scopes", contains("notes.read", "notes.write"))
                .body("items[0].grantable", contains("notes.read"));
        ungrantable(decide(as("carol"), later, "approve"), "scope-unknown", "/scopes");
        stands(decide(as("carol"), id, "reject"), "rejected");
    }

    @Test
    void nothingIsGrantedAtADisabledResource() {
        String id = notes.asked(realm, client, "notes.read");
        notes.granted(realm, client, "notes.write");
        notes.act("disable").then().statusCode(200);
        notes.inForce(client).then().body("items[0].grantable", empty());
        ungrantable(ask(realm.author("ann"), notes.asking(client, "notes.read")), "resource-disabled", "/resource");
        ungrantable(decide(as("carol"), id, "approve"), "resource-disabled", "/resource");
        notes.act("enable").then().statusCode(200);
        notes.inForce(client).then().body("items[0].grantable", contains("notes.write"));
    }

    @Test
    void nothingIsGrantedToARevokedClient() {
        realm.published(client, client.document());
        String id = notes.asked(realm, client, "notes.read");
        client.change("erin", "revoke").then().statusCode(200);
        refused(decide(as("carol"), id, "approve"), 409, "client-revoked");
        refused(ask(realm.author("ann"), notes.asking(client, "notes.read")), 409, "client-revoked");
        stands(decide(as("carol"), id, "reject"), "rejected");
    }

    @Test
    void theReviewersPackShowsIt() {
        realm.published(client, client.document("One"));
        Entitled mail = Entitled.at("mail.send");
        notes.granted(realm, client, "notes.read");
        String taken = mail.granted(realm, client, "mail.send");
        var pack = realm.submitted(client, client.document("Two"));
        pack.pack()
                .body("blast_radius.entitlements.resource", contains(notes.url(), mail.url()))
                .body("blast_radius.entitlements.environment", contains("prod", "prod"))
                .body("blast_radius.entitlements.scopes", contains(List.of("notes.read"), List.of("mail.send")))
                .body("blast_radius.entitlements[0].expires_at", nullValue());
        withdraw("grace", taken).then().statusCode(204);
        pack.pack().body("blast_radius.entitlements.resource", contains(notes.url()));
    }

    @Test
    void listsAreFilteredAndShowOnlyWhatOneMayRead() {
        TestClient other = realm.client();
        String first = notes.granted(realm, client, "notes.read");
        String second = notes.granted(realm, other, "notes.read");
        String open = notes.asked(realm, client, "notes.write");
        String at = "/api/v1/entitlements?resource=";
        for (String named : List.of(notes.url(), notes.id())) {
            as("carol").get(at + named).then().statusCode(200).body("items.id", contains(first, second));
        }
        realm.author("ben").get(at + notes.url()).then().body("items.id", contains(first, second));
        as("alice").get(at + notes.url()).then().statusCode(200).body("items", empty());
        as("keycloak").get(at + notes.url()).then().statusCode(200).body("items", empty());
        var page = as("carol").get(at + notes.url() + "&limit=1").then().body("items.id", contains(first));
        int cursor = page.extract().path("next_cursor");
        as("carol").get(at + notes.url() + "&cursor=" + cursor).then().body("items.id", contains(second));
        as("carol").get(at + "https://nobody.example/").then().statusCode(200).body("items", empty());
        String requests = "/api/v1/entitlement-requests?client=" + client.id();
        as("carol").get(requests).then().body("items", hasSize(2)).body("items[1].id", equalTo(open));
        as("carol").get(requests + "&state=requested").then().body("items.id", contains(open));
        as("carol").get(requests + "&state=granted").then().body("items.state", contains("granted"));
        as("alice").get(requests).then().statusCode(200).body("items", empty());
        refused(as("alice").get("/api/v1/entitlement-requests/" + open), 404, "not-found");
        refused(as("carol").get(requests + "&state=GRANTED"), 400, "invalid-member")
                .body("errors[0].pointer", equalTo("state"));
    }

    @Test
    void badInputIsNamed() {
        Stream.<Map.Entry<String, Object>>of(
                        Map.entry("resource", "https://unregistered.example/"),
                        Map.entry("resource", UUID.randomUUID().toString()),
                        Map.entry("environment", "production"),
                        Map.entry("scopes", List.of()),
                        Map.entry("scopes", List.of("a", "a")),
                        Map.entry("scopes", List.of("a b")),
                        Map.entry("scopes", "notes.read"),
                        Map.entry("expires_at", "tomorrow"),
                        Map.entry("reason", " "),
                        Map.entry("client", "notes"))
                .forEach(wrong -> {
                    var body = notes.asking(client, "notes.read");
                    body.put(wrong.getKey(), wrong.getValue());
                    refused(ask(realm.author("ann"), body), 400, "invalid-member")
                            .body("errors[0].pointer", equalTo("/" + wrong.getKey()));
                });
        var body = notes.asking(client, "notes.read");
        body.put("client", UUID.randomUUID().toString());
        refused(ask(realm.author("ann"), body), 404, "not-found");
        String id = notes.asked(realm, client, "notes.read");
        refused(decide(as("carol"), id, "withdraw"), 400, "invalid-member")
                .body("errors[0].pointer", equalTo("/decision"));
        refused(decide(as("carol"), UUID.randomUUID().toString(), "approve"), 404, "not-found");
        refused(withdraw("erin", UUID.randomUUID().toString()), 404, "not-found");
    }
}
