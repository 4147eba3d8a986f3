package io.countersign.delivery.ssf;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Api.bearing;
import static io.countersign.testing.Refusals.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Soon;
import io.countersign.testing.TestStack;
import io.countersign.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events by number: pages, and server-sent events that go on where a listener left off. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class EventsTest {

    private static final int SEATS = 12;

    @BeforeEach
    void namespaces() {
        Api.namespaces();
    }

    private static long latest() {
        long last = 0;
        while (true) {
            List<Integer> numbers = as("frank")
                    .get("/api/v1/events?limit=200&after=" + last)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items.number");
            if (numbers.isEmpty()) {
                return last;
            }
            last = numbers.getLast();
        }
    }

    private static TestClient revoked() {
        TestClient client = Api.client();
        client.published(client.document());
        client.change("erin", "revoke").then().statusCode(200);
        return client;
    }

    @Test
    void pagesHaveNoGap() {
        long before = latest();
        TestClient client = revoked();
        Soon.holds(() -> assertThat(latest()).isGreaterThanOrEqualTo(before + 2));
        Response page = as("frank").get("/api/v1/events?after=" + before + "&limit=1");
        List<Integer> first = page.path("items.number");
        assertThat(first).containsExactly((int) before + 1);
        assertThat(page.<Integer>path("next_cursor")).isEqualTo((int) before + 1);
        Response all = as("erin").get("/api/v1/events?after=" + before);
        List<Integer> numbers = all.path("items.number");
        for (int i = 0; i < numbers.size(); i++) {
            assertThat(numbers.get(i)).isEqualTo((int) before + 1 + i);
        }
        List<String> acts = all.path("items.findAll { it.client_id == '" + client.clientId() + "' }.act");
        assertThat(acts).containsExactly("version.published", "client.revoked");
        assertThat(all.<String>path("items.find { it.act == 'client.revoked' }.type"))
                .isEqualTo("client-disabled");
    }

    @Test
    void aListenerGoesOnWhereItLeftOff() throws Exception {
        long before = latest();
        try (Listener listener = Listener.start(Tokens.of("frank"), before)) {
            TestClient client = revoked();
            Soon.holds(() -> assertThat(listener.of(client.clientId())).hasSize(2));
            assertThat(listener.numbers()).startsWith(before + 1, before + 2);
            assertThat(listener.of(client.clientId()).getLast().name()).isEqualTo("client-disabled");
            assertThat(listener.comments()).isNotEmpty();
        }
        TestClient missed = revoked();
        try (Listener again = Listener.start(Tokens.of("frank"), before + 1)) {
            Soon.holds(() -> assertThat(again.of(missed.clientId())).hasSize(2));
            List<Long> numbers = again.numbers();
            for (int i = 0; i < numbers.size(); i++) {
                assertThat(numbers.get(i)).isEqualTo(before + 2 + i);
            }
        }
    }

    @Test
    void withoutANumberAListenerHearsWhatComes() throws Exception {
        TestClient earlier = revoked();
        Soon.holds(() -> assertThat(as("frank")
                        .get("/api/v1/events?limit=200&after=" + Math.max(0, latest() - 100))
                        .asString())
                .contains(earlier.clientId()));
        try (Listener listener = Listener.start(Tokens.of("erin"), -1)) {
            Soon.holds(() -> assertThat(listener.comments()).isNotEmpty());
            TestClient client = revoked();
            Soon.holds(() -> assertThat(listener.of(client.clientId())).hasSize(2));
            assertThat(listener.of(earlier.clientId())).isEmpty();
        }
    }

    @Test
    void anAuthorizationServerHearsOfItsEnvironmentsOnly() {
        Receiving staging = new Receiving(List.of("staging"));
        Receiving prod = new Receiving(List.of("prod"));
        long before = latest();
        TestClient client = revoked();
        Soon.holds(() -> assertThat(prod.call()
                        .get("/api/v1/events?limit=200&after=" + before)
                        .asString())
                .contains(client.clientId()));
        staging.call().get("/api/v1/events?limit=200&after=" + before).then().statusCode(200);
        assertThat(staging.call()
                        .get("/api/v1/events?limit=200&after=" + before)
                        .asString())
                .doesNotContain(client.clientId());
    }

    @Test
    void thereAreSoManySeats() throws Exception {
        List<Listener> listeners = new ArrayList<>();
        try {
            for (int i = 0; i < SEATS; i++) {
                listeners.add(Listener.start(Tokens.of("frank"), -1));
            }
            Receiving receiver = new Receiving();
            String stream = receiver.poll();
            Response full = as("frank").accept("text/event-stream").get("/api/v1/events");
            refused(full, 503, "too-many-listeners");
            refused(receiver.poll(stream, java.util.Map.of()), 503, "too-many-listeners")
                    .header("Retry-After", "5");
            assertThat(receiver.pollNow(stream, List.of())).isEmpty();
        } finally {
            for (Listener listener : listeners) {
                listener.close();
            }
        }
        // whoever goes leaves a seat
        Soon.holds(() -> {
            try (Listener again = Listener.start(Tokens.of("frank"), -1)) {
                assertThat(again.status()).isEqualTo(200);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void strangersHearNothing() {
        refused(given().get("/api/v1/events"), 401, "token-missing");
        for (String person : List.of("alice", "carol")) {
            refused(as(person).get("/api/v1/events"), 403, "role-missing");
            refused(as(person).accept("text/event-stream").get("/api/v1/events"), 403, "role-missing");
        }
        String stranger = Tokens.forUser("stranger", List.of("authorization-server"), List.of());
        refused(bearing(stranger).get("/api/v1/events"), 403, "authorization-server-unknown");
        refused(
                bearing(stranger).accept("text/event-stream").get("/api/v1/events"),
                403,
                "authorization-server-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=-1", "limit=0", "limit=201"})
    void whatIsNoNumberIsRefused(String query) {
        refused(as("frank").get("/api/v1/events?" + query), 400, "invalid-member");
    }
}
