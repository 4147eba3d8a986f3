package io.countersign.delivery;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Api.bearing;
import static io.countersign.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.countersign.testing.Acts;
import io.countersign.testing.AdapterCases;
import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Deliveries;
import io.countersign.testing.Party;
import io.countersign.testing.Receiver;
import io.countersign.testing.Soon;
import io.countersign.testing.TestStack;
import io.countersign.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was told is listed with its proofs, and what was given up is told again where that makes sense. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class DeadLettersTest {

    private static final String PATH = "/api/v1/deliveries";

    private TestClient client = new TestClient("", "");

    @BeforeEach
    void aPublishedClient() {
        AdapterCases.mount("dead-letters", "a secret of more than twenty-four bytes");
        client = Api.client();
        client.published(client.document());
    }

    private static void sql(String update, Object... parameters) {
        try (var owner = TestStack.ownerConnection();
                var statement = owner.prepareStatement(update)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            assertThat(statement.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void dead(String delivery) {
        sql(
                "update delivery set state = 'DEAD', settled_at = now(), give_up_at = now(), last_error = 'no luck',"
                        + " leased_until = null where id = ?::uuid",
                delivery);
    }

    private String delivery(String server, int place) {
        Soon.holds(() -> assertThat(Deliveries.of(server, client.clientId())).hasSizeGreaterThan(place));
        return Deliveries.of(server, client.clientId()).get(place).id();
    }

    private static Response retry(String person, String id) {
        return as(person).post(PATH + "/" + id + "/retry");
    }

    @Test
    void whatWasToldIsListedAndShownWithItsReceipts() throws Exception {
        try (Receiver receiver = Receiver.start();
                AdapterCases adapter = AdapterCases.with(AdapterCases.webhook(receiver.url(), "dead-letters"))) {
            client.change("erin", "suspend").then().statusCode(200);
            String id = delivery(adapter.id(), 0);
            Soon.holds(() -> as("frank").get(PATH + "/" + id).then().body("state", equalTo("delivered")));
            as("frank")
                    .get(PATH + "/" + id)
                    .then()
                    .statusCode(200)
                    .body("authorization_server", equalTo(adapter.id()))
                    .body("kind", equalTo("webhook"))
                    .body("type", equalTo("client-disabled"))
                    .body("client", equalTo(client.id()))
                    .body("client_id", equalTo(client.clientId()))
                    .body("attempts", equalTo(1))
                    .body("told_at", notNullValue())
                    .body("settled_at", notNullValue())
                    .body("last_error", nullValue())
                    .body("receipts", hasSize(1))
                    .body("receipts[0].delivery", equalTo(id))
                    .body("receipts[0].evidence[0].url", equalTo(receiver.url()));
            client.restored();
            String next = delivery(adapter.id(), 1);
            Soon.holds(() -> as("frank").get(PATH + "/" + next).then().body("state", equalTo("delivered")));
            String mine = PATH + "?authorization_server=" + adapter.id();
            var page = as("erin")
                    .get(mine + "&limit=1&state=delivered")
                    .then()
                    .statusCode(200)
                    .body("items.id", equalTo(List.of(id)))
                    .body("items[0].receipts", nullValue());
            as("erin")
                    .get(mine + "&limit=1&cursor=" + page.extract().path("next_cursor"))
                    .then()
                    .body("items.id", equalTo(List.of(next)))
                    .body("next_cursor", nullValue());
            as("erin").get(mine + "&state=dead").then().body("items", empty());
            as("erin").get(mine + "&state=waiting").then().body("items", empty());
            dead(next);
            as("erin")
                    .get(mine + "&state=dead")
                    .then()
                    .body("items.id", equalTo(List.of(next)))
                    .body("items[0].last_error", equalTo("no luck"));
            as("erin")
                    .get(PATH + "?state=dead&limit=200")
                    .then()
                    .body("items.id", hasItem(next))
                    .body("items.id", not(hasItem(id)))
                    .body("items.state", everyItem(equalTo("dead")));
        }
        refused(as("erin").get(PATH + "?state=lost"), 400, "invalid-member")
                .body("errors[0].pointer", equalTo("state"));
        refused(as("erin").get(PATH + "/" + UUID.randomUUID()), 404, "not-found");
    }

    @Test
    void whoReadsAndWhoActs() throws Exception {
        try (Receiver receiver = Receiver.start();
                AdapterCases adapter = AdapterCases.with(AdapterCases.webhook(receiver.url(), "dead-letters"))) {
            client.change("erin", "suspend").then().statusCode(200);
            String id = delivery(adapter.id(), 0);
            String oskar = Tokens.forUser("oskar", List.of("operator"), List.of());
            bearing(oskar).get(PATH).then().statusCode(200);
            bearing(oskar).get(PATH + "/" + id).then().statusCode(200);
            as("frank").get(PATH).then().statusCode(200);
            refused(retry("frank", id), 403, "role-missing");
            for (String person : List.of("alice", "carol", "keycloak")) {
                refused(as(person).get(PATH), 403, "role-missing");
                refused(as(person).get(PATH + "/" + id), 403, "role-missing");
                refused(retry(person, id), 403, "role-missing");
            }
            Soon.holds(() -> as("frank").get(PATH + "/" + id).then().body("state", equalTo("delivered")));
            refused(bearing(oskar).post(PATH + "/" + id + "/retry"), 409, "wrong-state")
                    .body("state", equalTo("delivered"));
            refused(retry("erin", UUID.randomUUID().toString()), 404, "not-found");
        }
    }

    @Test
    void whatWasGivenUpIsToldAgain() throws Exception {
        try (Receiver receiver = Receiver.start();
                AdapterCases adapter = AdapterCases.with(AdapterCases.webhook(receiver.url(), "dead-letters"))) {
            client.change("erin", "suspend").then().statusCode(200);
            String id = delivery(adapter.id(), 0);
            Soon.holds(() -> assertThat(receiver.of(client.clientId())).hasSize(1));
            client.restored();
            Soon.holds(() -> assertThat(receiver.of(client.clientId())).hasSize(2));
            Soon.holds(() -> as("frank").get(PATH + "/" + id).then().body("state", equalTo("delivered")));
            dead(id);
            Party server = new Party(adapter.id(), "", "");
            String event = as("frank").get(PATH + "/" + id).path("event");
            as("frank")
                    .get("/api/v1/revocations/" + event)
                    .then()
                    .body(server.in(".state"), equalTo("dead"))
                    .body(server.in(".last_error"), equalTo("no luck"));
            Acts acts = new Acts();
            var again = retry("erin", id).then().statusCode(200).body("id", equalTo(id));
            assertThat(Instant.parse(again.extract().path("give_up_at")))
                    .isAfter(Instant.now().plusSeconds(3600));
            // also after a later one: an adapter brings about what is true now
            Soon.holds(() -> assertThat(receiver.of(client.clientId())).hasSize(3));
            Soon.holds(() -> as("frank")
                    .get(PATH + "/" + id)
                    .then()
                    .body("state", equalTo("delivered"))
                    .body("receipts", hasSize(2)));
            assertThat(acts.named(client.clientId())).containsExactly("erin delivery.retried");
            assertThat(receiver.of(client.clientId()).getLast().headers().get("webhook-id"))
                    .as("it is the same one")
                    .isEqualTo(id);
        }
    }

    @Test
    void whatNobodyIsThereForStaysDead() throws Exception {
        String id;
        try (Receiver receiver = Receiver.start();
                AdapterCases adapter = AdapterCases.with(AdapterCases.webhook(receiver.url(), "dead-letters"))) {
            client.change("erin", "suspend").then().statusCode(200);
            id = delivery(adapter.id(), 0);
            Soon.holds(() -> assertThat(receiver.of(client.clientId())).hasSize(1));
        }
        dead(id);
        Acts acts = new Acts();
        refused(retry("erin", id), 409, "recipient-gone").body("state", equalTo("deleted"));
        as("erin").get(PATH + "/" + id).then().body("state", equalTo("dead"));
        assertThat(acts.on(client.clientId())).isEmpty();
    }

    /** A stream hears of one client's changes in their order, or of the older ones never. */
    @Test
    void aStreamIsNotToldOfThePastAfterThePresent() {
        Party server = Party.enforcing("other");
        UUID stream = UUID.randomUUID();
        sql(
                "insert into recipient (id, authorization_server, kind, state, created_at, created_by, updated_at)"
                        + " values (?, ?::uuid, 'POLL', 'ENABLED', now(), 'erin', now())",
                stream,
                server.id());
        sql(
                "insert into ssf_stream (recipient, audience, events_requested, events_delivered) values (?, ?, ?, ?)",
                stream,
                server.issuer(),
                EventTypes.CLIENT_DISABLED + " " + EventTypes.CLIENT_ENABLED,
                EventTypes.CLIENT_DISABLED + " " + EventTypes.CLIENT_ENABLED);
        try {
            client.change("erin", "suspend").then().statusCode(200);
            client.restored();
            String disabled = delivery(server.id(), 0);
            String enabled = delivery(server.id(), 1);
            refused(retry("erin", disabled), 409, "wrong-state").body("state", equalTo("waiting"));
            dead(disabled);
            sql("update delivery set leased_until = now() + interval '1 minute' where id = ?::uuid", enabled);
            refused(retry("erin", disabled), 409, "delivery-superseded");
            sql("update delivery set leased_until = null where id = ?::uuid", enabled);
            retry("erin", disabled).then().statusCode(200).body("state", equalTo("waiting"));
            dead(disabled);
            sql("update delivery set state = 'DELIVERED' where id = ?::uuid", enabled);
            refused(retry("erin", disabled), 409, "delivery-superseded");
            as("erin").get(PATH + "/" + disabled).then().body("state", equalTo("dead"));
        } finally {
            sql("update recipient set state = 'DELETED' where id = ?", stream);
        }
    }
}
