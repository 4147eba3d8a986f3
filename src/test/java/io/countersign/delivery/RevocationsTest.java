package io.countersign.delivery;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Api.bearing;
import static io.countersign.testing.Refusals.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.countersign.testing.Acts;
import io.countersign.testing.AdapterCases;
import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.KeycloakHost;
import io.countersign.testing.Party;
import io.countersign.testing.Realm;
import io.countersign.testing.Receiver;
import io.countersign.testing.Servers;
import io.countersign.testing.Soon;
import io.countersign.testing.TestStack;
import io.countersign.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown before a client is stopped, and what became of it where, afterwards. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class RevocationsTest {

    private static final String REVOCATIONS = "/api/v1/revocations";
    private static final Map<String, Object> KEYCLOAK_ALONE = windows(300L, 36_300L, 36_600L);

    private TestClient client = new TestClient("", "");

    @BeforeEach
    void aPublishedClient() {
        AdapterCases.mount("revocations-keycloak", "s3cret");
        AdapterCases.mount("revocations", "a secret of more than twenty-four bytes");
        client = Api.client();
        client.published(client.document());
    }

    private static Map<String, Object> windows(
            @Nullable Long signIn, @Nullable Long refresh, @Nullable Long accessToken) {
        Map<String, Object> windows = new LinkedHashMap<>();
        windows.put("sign_in", number(signIn));
        windows.put("refresh", number(refresh));
        windows.put("access_token", number(accessToken));
        return windows;
    }

    private static @Nullable Object number(@Nullable Long seconds) {
        return seconds == null ? null : Integer.valueOf(Math.toIntExact(seconds));
    }

    private Response preview(String person, String act) {
        return client.change(person, act + "?preview=true");
    }

    /** Stops it, and says where what becomes of that is found. */
    private String stop(String act) {
        String link = client.change("erin", act)
                .then()
                .statusCode(200)
                .body("id", equalTo(client.id()))
                .extract()
                .header("Link");
        assertThat(link).matches("</api/v1/revocations/[0-9a-f-]{36}>; rel=\"status\"");
        return link.substring(1, link.indexOf('>'));
    }

    private static ValidatableResponse seen(String path) {
        return as("frank").get(path).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspend", "revoke"})
    void aPreviewSaysWhatIsLeftOpenAndDoesNothing(String act) {
        Party known = Party.enforcing("keycloak-26.7");
        Party unknown = Party.enforcing("other");
        Acts acts = new Acts();
        var shown = preview("erin", act)
                .then()
                .statusCode(200)
                .header("Link", nullValue())
                .body("preview", equalTo(true))
                .body("client", equalTo(client.id()))
                .body("client_id", equalTo(client.clientId()))
                .body(known.in(".issuer"), equalTo(known.issuer()))
                .body(known.in(".mode"), equalTo("enforce"))
                .body(known.in(".asks"), equalTo("never"))
                .body(known.in(".recipients"), empty())
                .body(known.in(".exposure.windows"), equalTo(KEYCLOAK_ALONE))
                .body(known.in(".exposure.once_verified"), nullValue())
                .body(unknown.in(".exposure.windows"), equalTo(windows(null, null, null)))
                .body(unknown.in(".exposure.until"), nullValue());
        Instant at = Instant.parse(shown.extract().path("at"));
        assertThat(Instant.parse(shown.extract().path(known.in(".exposure.until"))))
                .isEqualTo(at.plusSeconds(36_600));
        assertThat(acts.on(client.clientId())).isEmpty();
        as("frank").get("/api/v1/clients/" + client.id()).then().body("trust_status", equalTo("active"));
        client.fetch().then().statusCode(200);
        seen(REVOCATIONS + "?client=" + client.id()).body("items", empty());
    }

    @Test
    void aPreviewIsRefusedAsTheActWouldBe() {
        for (String person : List.of("alice", "carol", "frank", "keycloak")) {
            refused(preview(person, "revoke"), 403, "role-missing");
            refused(preview(person, "suspend"), 403, "role-missing");
        }
        for (String query : List.of("suspend?preview=true", "revoke?preview=true")) {
            refused(
                    as("erin")
                            .contentType(ContentType.JSON)
                            .body(Map.of("reason", " "))
                            .post("/api/v1/clients/" + client.id() + "/" + query),
                    400,
                    "invalid-member");
            refused(
                    as("erin")
                            .contentType(ContentType.JSON)
                            .body(Map.of("reason", "because"))
                            .post("/api/v1/clients/" + UUID.randomUUID() + "/" + query),
                    404,
                    "not-found");
        }
        stop("suspend");
        refused(preview("erin", "suspend"), 409, "wrong-state").body("state", equalTo("suspended"));
        preview("erin", "revoke").then().statusCode(200);
        stop("revoke");
        refused(preview("erin", "suspend"), 409, "client-revoked");
        refused(preview("erin", "revoke"), 409, "client-revoked");
    }

    /** Whoever misspells it did not mean the act itself. */
    @ParameterizedTest
    @ValueSource(strings = {"TRUE", "1", "yes", "true%20", "", "true&preview=false", "false&preview=true"})
    void aPreviewThatIsNoneIsRefusedAndNothingIsDone(String value) {
        for (String act : List.of("suspend", "revoke")) {
            Response answer = as("erin")
                    .contentType(ContentType.JSON)
                    .body(Map.of("reason", "because"))
                    .urlEncodingEnabled(false)
                    .post("/api/v1/clients/" + client.id() + "/" + act + "?preview=" + value);
            refused(answer, 400, "invalid-member").body("errors[0].pointer", equalTo("preview"));
        }
        as("frank").get("/api/v1/clients/" + client.id()).then().body("trust_status", equalTo("active"));
    }

    @Test
    void whoIsNotToldAndDoesNotAskIsShownWithItsWindows() {
        Party server = Party.enforcing("keycloak-26.7");
        String path = stop("revoke");
        Party later = Party.enforcing("keycloak-26.7");
        var shown = seen(path)
                .body("client", equalTo(client.id()))
                .body("client_id", equalTo(client.clientId()))
                .body("environment", equalTo("prod"))
                .body("act", equalTo("client.revoked"))
                .body("by", equalTo("erin"))
                .body("reason", equalTo("because"))
                .body(server.in(".name"), equalTo(server.name()))
                .body(server.in(".issuer"), equalTo(server.issuer()))
                .body(server.in(".state"), equalTo("not_told"))
                .body(server.in(".told_at"), nullValue())
                .body(server.in(".verified_at"), nullValue())
                .body(server.in(".latency_millis"), nullValue())
                .body(server.in(".receipts"), empty())
                .body(server.in(".exposure.windows"), equalTo(KEYCLOAK_ALONE))
                .body(later.in(""), nullValue());
        Instant at = Instant.parse(shown.extract().path("at"));
        assertThat(Instant.parse(shown.extract().path(server.in(".exposure.until"))))
                .isEqualTo(at.plusSeconds(36_600));
    }

    @Test
    void aClientThatNeverWasLiveLeavesNothingOpen() {
        client = Api.client();
        Party server = Party.enforcing("other");
        preview("erin", "revoke")
                .then()
                .statusCode(200)
                .body(server.in(".exposure.windows"), equalTo(windows(0L, 0L, 0L)));
    }

    @Test
    void whoAsksIsBelievedOnceItHasAsked() {
        Party server = Party.enforcing("keycloak-26.7").asking("at_every_use");
        Party dryRun = Party.of("keycloak-26.7", "report").asking("at_every_use");
        preview("erin", "revoke")
                .then()
                .body(server.in(".asks"), equalTo("at_every_use"))
                .body(server.in(".asked_at"), nullValue())
                .body(server.in(".exposure.windows"), equalTo(KEYCLOAK_ALONE));
        server.ask(client.clientId()).then().body("decision", equalTo(true));
        dryRun.ask(client.clientId()).then().body("decision", equalTo(true));
        Soon.holds(() -> preview("erin", "revoke")
                .then()
                .body(server.in(".asked_at"), notNullValue())
                .body(server.in(".exposure.windows"), equalTo(windows(0L, 0L, 300L)))
                .body(dryRun.in(".asked_at"), notNullValue())
                .body(dryRun.in(".exposure.windows"), equalTo(KEYCLOAK_ALONE)));
        String path = stop("revoke");
        seen(path)
                .body(server.in(".state"), equalTo("asks"))
                .body(server.in(".exposure.windows"), equalTo(windows(0L, 0L, 300L)))
                .body(dryRun.in(".state"), equalTo("not_told"))
                .body(dryRun.in(".exposure.windows"), equalTo(KEYCLOAK_ALONE));
    }

    @Test
    void whatAKeycloakHasVerifiedShrinksTheWindowsAndProvesIt() throws Exception {
        try (KeycloakHost keycloak = KeycloakHost.start("s3cret", "demo");
                AdapterCases adapter =
                        AdapterCases.with(AdapterCases.keycloak(keycloak.url(), "revocations-keycloak", "demo"))) {
            keycloak.knows("demo", client.clientId(), 1);
            Party server = new Party(adapter.id(), "", "");
            as("erin")
                    .contentType(ContentType.JSON)
                    .header("If-Match", "\"0\"")
                    .body(Map.of("asks", "never", "document_cache", 300, "access_token", 60, "refresh_token", 36_000))
                    .put(Servers.PATH + "/" + adapter.id() + "/lifetimes")
                    .then()
                    .statusCode(200);
            preview("erin", "suspend")
                    .then()
                    .body(
                            server.in(".recipients"),
                            equalTo(List.of(Map.of("kind", "keycloak", "state", "enabled", "reachable", true))))
                    .body(server.in(".exposure.windows"), equalTo(windows(300L, 36_300L, 36_360L)))
                    .body(server.in(".exposure.once_verified"), equalTo(windows(0L, 0L, 60L)));
            String path = stop("suspend");
            Soon.holds(() -> seen(path).body(server.in(".state"), equalTo("verified")));
            var shown = seen(path)
                    .body("act", equalTo("client.suspended"))
                    .body(server.in(".last_error"), nullValue())
                    .body(server.in(".receipts"), hasSize(1))
                    .body(server.in(".receipts[0].evidence.note"), not(empty()))
                    .body(server.in(".exposure.windows.sign_in"), lessThan(15))
                    .body(server.in(".exposure.windows.access_token"), lessThan(75))
                    .body(server.in(".exposure.once_verified"), nullValue())
                    .body(server.in(".latency_millis"), greaterThanOrEqualTo(0));
            Instant at = Instant.parse(shown.extract().path("at"));
            Instant verified = Instant.parse(shown.extract().path(server.in(".verified_at")));
            int signIn = shown.extract().path(server.in(".exposure.windows.sign_in"));
            assertThat(Duration.ofSeconds(signIn)).isGreaterThanOrEqualTo(Duration.between(at, verified));
            assertThat(Instant.parse(shown.extract().path(server.in(".exposure.until"))))
                    .isEqualTo(at.plusSeconds(signIn + 60));
            assertThat((Integer) shown.extract().path(server.in(".latency_millis")))
                    .isEqualTo((int) Duration.between(at, verified).toMillis());
            String text = shown.extract().asString();
            assertThat(text).doesNotContain("s3cret").doesNotContain("Bearer").doesNotContain("access_token=");
            List<String> urls = shown.extract().path(server.in(".receipts[0].evidence.url"));
            assertThat(urls).isNotEmpty().noneMatch(url -> url.contains("?"));
        }
    }

    @Test
    void whatIsOnlyAcknowledgedShrinksNothing() throws Exception {
        try (Receiver receiver = Receiver.start();
                AdapterCases adapter = AdapterCases.with(AdapterCases.webhook(receiver.url(), "revocations"))) {
            Party server = new Party(adapter.id(), "", "");
            String path = stop("revoke");
            Soon.holds(() -> seen(path).body(server.in(".state"), equalTo("acknowledged")));
            seen(path)
                    .body(server.in(".told_at"), notNullValue())
                    .body(server.in(".acknowledged_at"), notNullValue())
                    .body(server.in(".verified_at"), nullValue())
                    .body(server.in(".receipts[0].verified_at"), nullValue())
                    .body(server.in(".receipts[0].evidence[0].status"), equalTo(204))
                    .body(server.in(".exposure.windows"), equalTo(windows(null, null, null)))
                    .body(server.in(".exposure.once_verified"), nullValue());
        }
    }

    @Test
    void whoCannotBeReachedIsSaidToBeAndTheRegistryIsReadyAllTheSame() throws Exception {
        Receiver receiver = Receiver.start();
        int port = receiver.port();
        try (AdapterCases adapter = AdapterCases.with(AdapterCases.webhook(receiver.url(), "revocations"))) {
            Party server = new Party(adapter.id(), "", "");
            receiver.close();
            String path = stop("revoke");
            Soon.holds(() -> seen(path).body(server.in(".state"), equalTo("not_reachable")));
            seen(path).body(server.in(".last_error"), containsString("webhook")).body(server.in(".receipts"), empty());
            given().get(TestStack.MANAGEMENT + "/health/ready").then().statusCode(200);
            preview("erin", "revoke").then().statusCode(409);
            try (Receiver back = Receiver.start(port)) {
                Soon.holds(() -> seen(path)
                        .body(server.in(".state"), equalTo("acknowledged"))
                        .body(server.in(".last_error"), nullValue()));
                assertThat(back.of(client.clientId())).hasSize(1);
            }
        }
    }

    @Test
    void whatIsPausedWaits() throws Exception {
        try (Receiver receiver = Receiver.start();
                AdapterCases adapter = AdapterCases.with(AdapterCases.webhook(receiver.url(), "revocations"))) {
            Party server = new Party(adapter.id(), "", "");
            adapter.post("erin", "pause").then().statusCode(200);
            String path = stop("suspend");
            seen(path).body(server.in(".state"), equalTo("waiting"));
            Soon.holds(() -> assertThat(adapter.told(client.clientId())).hasSize(1));
            seen(path).body(server.in(".state"), equalTo("waiting"));
            adapter.post("erin", "resume").then().statusCode(200);
            Soon.holds(() -> seen(path).body(server.in(".state"), equalTo("acknowledged")));
            assertThat(receiver.of(client.clientId())).hasSize(1);
        }
    }

    @Test
    void theListIsPagedAndOldestFirst() {
        String first = stop("suspend");
        client.restored();
        String second = stop("suspend");
        String third = stop("revoke");
        String list = REVOCATIONS + "?client=" + client.id();
        List<String> ids = seen(list).extract().path("items.id");
        assertThat(ids)
                .containsExactlyElementsOf(Arrays.asList(first, second, third).stream()
                        .map(path -> path.substring(path.lastIndexOf('/') + 1))
                        .toList());
        var page = seen(list + "&limit=2").body("items.id", equalTo(ids.subList(0, 2)));
        Object cursor = page.extract().path("next_cursor");
        seen(list + "&limit=2&cursor=" + cursor)
                .body("items.id", equalTo(ids.subList(2, 3)))
                .body("items[0].act", equalTo("client.revoked"))
                .body("items[0].by", equalTo("erin"))
                .body("items[0].reason", equalTo("because"))
                .body("next_cursor", nullValue());
        refused(as("frank").get(list + "&limit=0"), 400, "invalid-member");
    }

    @Test
    void watchersReadAndAuthorsTheirOwn() {
        Realm other = Realm.create();
        String path = stop("revoke");
        String list = REVOCATIONS + "?client=" + client.id();
        for (String person : List.of("erin", "frank", "carol", "alice")) {
            as(person).get(path).then().statusCode(200);
            as(person).get(list).then().statusCode(200).body("items", hasSize(1));
        }
        refused(other.author("ann").get(path), 404, "not-found");
        other.author("ann").get(list).then().statusCode(200).body("items", empty());
        other.author("ann").get(REVOCATIONS).then().statusCode(200).body("items", empty());
        for (String role : List.of("operator", "authorization-server")) {
            String token = Tokens.forUser("oskar", List.of(role), List.of("acme"));
            refused(bearing(token).get(path), 404, "not-found");
            refused(bearing(token).get(list), 403, "role-missing");
        }
        refused(given().get(path), 401, "token-missing");
    }

    @Test
    void onlyWhatStoppedAClientIsARevocation() throws SQLException {
        stop("suspend");
        client.restored();
        refused(as("frank").get(REVOCATIONS + "/" + UUID.randomUUID()), 404, "not-found");
        try (var database = TestStack.appConnection();
                var select =
                        database.prepareStatement("select id from trust_event where client = ?::uuid and type <> ?")) {
            select.setString(1, client.id());
            select.setString(2, "CLIENT_DISABLED");
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    refused(as("frank").get(REVOCATIONS + "/" + row.getString(1)), 404, "not-found");
                }
            }
        }
    }
}
