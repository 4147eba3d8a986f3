package io.countersign.client;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.countersign.security.Actor;
import io.countersign.security.Role;
import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Policies;
import io.countersign.testing.Realm;
import io.countersign.testing.Soon;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Clients that are not served although a version of theirs is live: expired ones and foreign ones. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class DevelopmentClientTest {

    private static final Actor ALICE = new Actor("alice", Set.of(Role.AUTHOR), Set.of("acme"));

    private final ClientService clients;

    DevelopmentClientTest(ClientService clients) {
        this.clients = clients;
    }

    /** Rewrites what is a fact, as no one can: the owner of the schema, past the trigger. */
    private static void rewrite(String column, String value, String id) throws SQLException {
        try (var owner = TestStack.ownerConnection();
                var statement = owner.createStatement()) {
            statement.execute("alter table client disable trigger append_only");
            statement.executeUpdate("update client set " + column + " = " + value + " where id = '" + id + "'");
            statement.execute("alter table client enable trigger append_only");
            // nobody can do this but a test, so no trigger tells the view
            statement.execute("insert into trust_change (kind, subject) values ('CLIENT', '" + id + "')");
            statement.execute("select pg_notify('countersign_trust', '')");
        }
    }

    private static TestClient live(String host) {
        TestClient client = Api.client(host);
        Api.prove("acme", host);
        client.published(client.document());
        client.fetch().then().statusCode(200);
        return client;
    }

    /** In a namespace of its own: by default no policy lets a development client through. */
    private static TestClient liveDevelopmentClient() {
        Realm realm = Realm.create();
        Policies.inForce(realm.name(), "development", Policies.reviewers(1));
        String host = Api.host(realm.name(), "dev");
        Api.prove(realm.name(), host);
        TestClient client = realm.client(host);
        realm.published(client, client.document());
        client.fetch().then().statusCode(200);
        return client;
    }

    @Test
    void anExpiredClientIsNotServed() throws SQLException {
        TestClient client = liveDevelopmentClient();
        assertThat(clients.expired(clients.client(UUID.fromString(client.id()))))
                .isFalse();
        rewrite("expires_at", "now() - interval '1 second'", client.id());
        Soon.holds(() -> client.fetch()
                .then()
                .statusCode(404)
                .header("Cache-Control", "no-store")
                .body("type", equalTo("https://countersign.io/problems/not-found")));
        assertThat(clients.expired(clients.client(UUID.fromString(client.id()))))
                .isTrue();
        client.change("erin", "revoke").then().statusCode(200);
        client.fetch().then().statusCode(410);
    }

    @Test
    void aForeignClientIsNeverServed() throws SQLException {
        TestClient client = live(Api.host("prod"));
        rewrite("kind", "'FOREIGN'", client.id());
        Soon.holds(() -> client.fetch().then().statusCode(404).header("Cache-Control", "no-store"));
        client.change("erin", "revoke").then().statusCode(200);
        client.fetch().then().statusCode(404);
    }

    @Test
    void aForeignClientIsOnNobodysPublisherHost() {
        Api.namespaces();
        String id = "https://vendor.example/oauth/" + UUID.randomUUID();
        Client foreign = clients.createForeign(ALICE, "acme", id);
        assertThat(foreign.kind()).isEqualTo(ClientKind.FOREIGN);
        assertThat(foreign.environment()).isEqualTo(Environment.PROD);
        assertThat(foreign.expiresAt()).isNull();
        assertThat(clients.hostProof(foreign)).isEmpty();
        given().header("Host", URI.create(id).getAuthority())
                .get(URI.create(id).getPath())
                .then()
                .statusCode(404);
        assertReason(() -> clients.createForeign(ALICE, "acme", id), ClientRefused.Reason.CLIENT_ID_TAKEN);
        for (String host : new String[] {"acme.example", "globex.example"}) {
            assertReason(
                    () -> clients.createForeign(ALICE, "acme", "https://" + host + "/" + UUID.randomUUID()),
                    ClientRefused.Reason.HOST_IS_PUBLISHED);
        }
        assertReason(
                () -> clients.createForeign(ALICE, "acme", "http://vendor.example/x"),
                ClientRefused.Reason.CLIENT_ID_REFUSED);
    }

    @Test
    void theProofOfAClientsHost() {
        String host = Api.host("staging");
        Client client = clients.client(UUID.fromString(Api.client(host).id()));
        assertThat(clients.hostProof(client)).isEmpty();
        Api.prove("acme", host);
        assertThat(clients.hostProof(client))
                .hasValueSatisfying(proof -> assertThat(proof.method()).isEqualTo(HostProof.Method.DNS));
    }

    private static void assertReason(Runnable act, ClientRefused.Reason reason) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        ClientRefused.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
