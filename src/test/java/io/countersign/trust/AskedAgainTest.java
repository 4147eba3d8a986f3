package io.countersign.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Api.TestSubmission;
import io.countersign.testing.Entitled;
import io.countersign.testing.Policies;
import io.countersign.testing.Realm;
import io.countersign.testing.TestServer;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A question that was asked again and again, so that everything about it is remembered, is answered by what is true now. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class AskedAgainTest {

    private static final int AGAIN = 4;

    private Realm realm;
    private TestClient client;
    private TestServer server;
    private Entitled notes;
    private String entitlement;
    private String token;

    @BeforeEach
    void trusted() {
        realm = Realm.create();
        realm.under(Policies.reviewers(1));
        client = realm.client();
        realm.published(client, client.document());
        notes = Entitled.at("notes.read", "notes.write");
        entitlement = notes.granted(realm, client, "notes.read", "notes.write");
        server = TestServer.registered(Map.of("narrows_scope", true));
        token = server.token();
        isTrusted();
    }

    private ValidatableResponse asks(String context) {
        return server.asks(token, client, notes.url(), context);
    }

    private String reason() {
        return asks("{}").statusCode(200).extract().path("context.reason");
    }

    private void isTrusted() {
        for (int i = 0; i < AGAIN; i++) {
            assertThat(reason()).isEqualTo("trusted");
        }
    }

    @Test
    void everyAnswerHasItsOwnIdAndSaysTheSame() {
        Set<String> ids = new HashSet<>();
        Set<String> others = new HashSet<>();
        for (int i = 0; i < AGAIN; i++) {
            String answer = asks("{\"scope\":\"notes.read\"}").extract().asString();
            String id = answer.replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
            ids.add(id);
            others.add(answer.replace(id, "").replaceFirst("\"valid_until\":\"[^\"]+\"", ""));
        }
        assertThat(ids).hasSize(AGAIN);
        assertThat(others).hasSize(1).first().asString().contains("\"granted_scope\":\"notes.read\"");
    }

    @Test
    void aNewVersionIsToldAtOnce() {
        TestSubmission second = realm.published(client, client.document("A new name"));
        ValidatableResponse answer = asks("{}");
        assertThat(answer.extract().<Integer>path("context.version")).isEqualTo(2);
        assertThat(answer.extract().<String>path("context.digest")).isEqualTo(second.digest());
    }

    @Test
    void aSuspensionIsInForceAtOnceAndSoIsItsEnd() {
        client.change("erin", "suspend").then().statusCode(200);
        assertThat(reason()).isEqualTo("client_suspended");
        client.restored();
        isTrusted();
        client.change("erin", "revoke").then().statusCode(200);
        assertThat(reason()).isEqualTo("client_revoked");
    }

    @Test
    void whatTheResourceNoLongerIsWorthIsGrantedToNobody() {
        notes.act("disable").then().statusCode(200);
        assertThat(reason()).isEqualTo("resource_unknown");
        notes.act("enable").then().statusCode(200);
        isTrusted();
        Entitled.withdraw("erin", entitlement).then().statusCode(204);
        assertThat(reason()).isEqualTo("not_entitled");
    }

    @Test
    void whoeverAsksUnderOtherTermsIsAnsweredByThem() {
        String more = "{\"scope\":\"notes.read notes.share\"}";
        for (int i = 0; i < AGAIN; i++) {
            assertThat(asks(more).extract().<Boolean>path("decision")).isTrue();
        }
        server.change("narrows_scope", false).then().statusCode(200);
        assertThat(asks(more).extract().<String>path("context.reason")).isEqualTo("scope_beyond_entitlement");
        server.disable().then().statusCode(200);
        asks("{}").statusCode(403);
    }

    @Test
    void oneAuthorizationServersYesIsNoOthers() {
        TestServer elsewhere = TestServer.registered(Map.of("environments", List.of("staging")));
        String context = "{\"environment\":\"prod\"}";
        for (int i = 0; i < AGAIN; i++) {
            assertThat(asks(context).extract().<String>path("context.reason")).isEqualTo("trusted");
        }
        assertThat(elsewhere.asks(client, notes.url(), context).extract().<String>path("context.reason"))
                .isEqualTo("environment_not_served");
        assertThat(asks(context).extract().<String>path("context.reason")).isEqualTo("trusted");
    }
}
