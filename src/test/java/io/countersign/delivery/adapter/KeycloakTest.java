package io.countersign.delivery.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.countersign.testing.AdapterCases;
import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Deliveries.Told;
import io.countersign.testing.KeycloakHost;
import io.countersign.testing.KeycloakHost.Fault;
import io.countersign.testing.Soon;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the registry does at a Keycloak, and that it says so only when it has read it back. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class KeycloakTest {

    private final String credential = "kc-" + UUID.randomUUID();
    private TestClient client;
    private KeycloakHost keycloak;
    private AdapterCases server;

    @BeforeEach
    void start() throws Exception {
        AdapterCases.mount(credential, "s3cret");
        client = Api.client();
        client.published(client.document());
        keycloak = KeycloakHost.start("s3cret", "demo", "shop");
        server = AdapterCases.with(AdapterCases.keycloak(keycloak.url(), credential, "demo", "shop"));
    }

    @AfterEach
    void stop() {
        server.close();
        keycloak.close();
    }

    private Told delivered(int place) {
        Soon.holds(() -> assertThat(server.told(client.clientId()))
                .hasSizeGreaterThan(place)
                .element(place)
                .satisfies(told -> assertThat(told.state()).as(told.error()).isEqualTo("DELIVERED")));
        return server.told(client.clientId()).get(place);
    }

    private boolean enabled(String realm) {
        return keycloak.client(realm, client.clientId()).path("enabled").asBoolean();
    }

    @Test
    void aSuspendedClientIsDisabledItsSessionsEndAndARestoredOneIsEnabled() {
        keycloak.knows("demo", client.clientId(), 60);
        keycloak.knows("demo", "https://acme.example/oauth/another", 1);
        long before = System.currentTimeMillis() / 1000;
        client.change("erin", "suspend").then().statusCode(200);
        Told told = delivered(0);
        assertThat(told.verified()).isTrue();
        assertThat(enabled("demo")).isFalse();
        var representation = keycloak.client("demo", client.clientId());
        assertThat(representation.path("notBefore").asLong()).isGreaterThanOrEqualTo(before);
        assertThat(representation.path("attributes").path("kept").asText()).isEqualTo("as it was");
        assertThat(keycloak.sessions("demo")).as("those of the other client").isEqualTo(2);
        assertThat(keycloak.client("demo", "https://acme.example/oauth/another")
                        .path("enabled")
                        .asBoolean())
                .isTrue();
        assertThat(told.evidence())
                .extracting(it -> it.note())
                .contains(
                        "realm demo, sign in",
                        "realm demo, disable the client",
                        "realm demo, push the revocation",
                        "60 sessions ended",
                        "60 offline sessions ended",
                        "realm demo, read back: it is disabled",
                        "realm shop, find the client: there is no such client");
        assertThat(told.evidence())
                .noneMatch(it -> it.url().contains("?") || it.toString().contains("s3cret"));
        client.restored();
        assertThat(delivered(1).verified()).isTrue();
        assertThat(enabled("demo")).isTrue();
        assertThat(keycloak.requests()).noneMatch(it -> it.startsWith("DELETE") && it.contains("/clients/"));
    }

    @Test
    void aNewVersionOnlyReadsBackAndEnablesNothingThatSomebodyThereDisabled() {
        keycloak.knows("demo", client.clientId(), 1);
        client.published(client.document("Another name"));
        assertThat(delivered(0).verified()).isTrue();
        assertThat(keycloak.requests()).noneMatch(it -> it.startsWith("PUT"));
        keycloak.enabled("demo", client.clientId(), false);
        client.published(client.document("A third name"));
        Told told = delivered(1);
        assertThat(told.hasReceipt()).isTrue();
        assertThat(told.verified()).isFalse();
        assertThat(enabled("demo")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/token, STATUS_401, sign in",
        "/token, GARBAGE, sign in",
        "clients?clientId, STATUS_403, find the client",
        "clients?clientId, GARBAGE, find the client",
        "PUT, STATUS_429, disable the client",
        "PUT, CUT_AFTER, disable the client",
        "push-revocation, STATUS_503, push the revocation",
        "push-revocation, HANG, push the revocation",
        "user-sessions, GARBAGE, read user sessions",
        "isOffline=true, CUT_AFTER, end sessions"
    })
    void aStepThatFailsIsNamedAndAllIsDoneAgain(String step, Fault fault, String named) {
        keycloak.knows("demo", client.clientId(), 1);
        keycloak.fails(step, fault, fault);
        client.change("erin", "revoke").then().statusCode(200);
        Soon.holds(() -> assertThat(server.told(client.clientId()))
                .singleElement()
                .satisfies(told -> assertThat(told.error()).contains(", " + named + ": ")));
        assertThat(server.told(client.clientId()).getFirst().hasReceipt()).isFalse();
        Told told = delivered(0);
        assertThat(told.verified()).isTrue();
        assertThat(told.attempts()).isGreaterThan(1);
        assertThat(enabled("demo")).isFalse();
        assertThat(keycloak.sessions("demo")).isZero();
    }

    @Test
    void whatIsNotSoWhenItIsReadBackIsNotVerified() {
        keycloak.knows("demo", client.clientId(), 0);
        // it says that it has done it, and has not
        keycloak.fails("PUT", Fault.GARBAGE);
        client.change("erin", "suspend").then().statusCode(200);
        Soon.holds(() -> assertThat(server.told(client.clientId()))
                .singleElement()
                .satisfies(told -> assertThat(told.error()).isEqualTo("realm demo, read back: it is not disabled")));
        assertThat(delivered(0).verified()).isTrue();
        assertThat(enabled("demo")).isFalse();
    }

    @Test
    void aTokenThatIsRefusedIsAskedForAnewOnce() {
        keycloak.knows("demo", client.clientId(), 0);
        client.change("erin", "suspend").then().statusCode(200);
        delivered(0);
        keycloak.forgetTokens();
        keycloak.secret("an0ther");
        AdapterCases.mount(credential, "an0ther");
        client.restored();
        assertThat(delivered(1).attempts()).as("a new secret counts at once").isEqualTo(1);
        assertThat(enabled("demo")).isTrue();
    }

    @Test
    void whatChangesMeanwhileIsBroughtAboutAndALateTellingUndoesNothing() {
        keycloak.knows("demo", client.clientId(), 0);
        client.change("erin", "suspend").then().statusCode(200);
        delivered(0);
        // while the client is being enabled it is revoked
        keycloak.atNextPut(() -> client.change("erin", "revoke").then().statusCode(200));
        client.restored();
        assertThat(delivered(1).verified()).isTrue();
        assertThat(enabled("demo"))
                .as("after the telling of what no longer holds")
                .isFalse();
        assertThat(delivered(2).verified()).isTrue();
        assertThat(enabled("demo")).isFalse();
    }

    @Test
    void aRealmThatIsNotThereIsNamedAndTheOthersAreDone() {
        server.close();
        server = AdapterCases.with(AdapterCases.keycloak(keycloak.url(), credential, "demo", "absent"));
        keycloak.knows("demo", client.clientId(), 0);
        client.change("erin", "suspend").then().statusCode(200);
        Soon.holds(() -> assertThat(server.told(client.clientId()))
                .singleElement()
                .satisfies(
                        told -> assertThat(told.error()).isEqualTo("realm absent, sign in: there is no such realm")));
        assertThat(enabled("demo")).isFalse();
        assertThat(server.told(client.clientId()).getFirst().hasReceipt()).isFalse();
    }

    @Test
    void aCheckTriesEachRealmAndChangesNothing() {
        keycloak.knows("demo", client.clientId(), 1);
        server.post("erin", "check").then().statusCode(200).body("works", equalTo(true));
        assertThat(keycloak.requests()).noneMatch(it -> it.startsWith("PUT"));
        assertThat(keycloak.sessions("demo")).isEqualTo(2);
        keycloak.fails("DELETE /admin/realms/shop/sessions", Fault.STATUS_403);
        server.post("erin", "check")
                .then()
                .body("works", equalTo(false))
                .body("faults", contains("realm shop, end sessions: the answer has the status 403"));
        keycloak.secret("an0ther");
        server.post("erin", "check")
                .then()
                .body(
                        "faults",
                        equalTo(List.of(
                                "realm demo, sign in: the answer has the status 401",
                                "realm shop, sign in: the answer has the status 401")));
    }
}
