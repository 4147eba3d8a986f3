package io.countersign.trust.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.countersign.testing.Assertion;
import io.countersign.testing.Keys;
import io.countersign.testing.Servers;
import io.countersign.testing.Soon;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.MalformedClaimException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much the token endpoint takes at once, and how long it remembers assertions. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class TokenLimitTest {

    private static final PublicJsonWebKey KEY = Keys.pair("ES256", "k1");
    private static final int AT_ONCE = 8;

    private final String name = Servers.name();
    private String id = "";

    @Inject
    ClientAssertions assertions;

    @BeforeEach
    void register() {
        id = Servers.register(Servers.body(name, Map.of("jwks", Keys.set(KEY))))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Assertion assertion() {
        return new Assertion("https://" + name + ".example", KEY, "ES256");
    }

    /** Takes the name of an assertion, as a token request does. */
    private void use(Connection connection, String jti, Instant expiresAt) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into client_assertion (authorization_server, jti, expires_at) values (?::uuid, ?, ?::timestamptz)")) {
            insert.setString(1, id);
            insert.setString(2, jti);
            insert.setString(3, expiresAt.toString());
            insert.executeUpdate();
        }
    }

    @Test
    void moreThanItsLimitAtOnceIsToldToComeAgain() throws SQLException, MalformedClaimException {
        Assertion one = assertion();
        String jws = one.jws();
        List<CompletableFuture<Integer>> waiting = new ArrayList<>();
        try (HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                Connection undecided = TestStack.ownerConnection()) {
            undecided.setAutoCommit(false);
            use(undecided, one.claims.getJwtId(), Instant.now().plusSeconds(60));
            for (int i = 0; i < AT_ONCE; i++) {
                waiting.add(http.sendAsync(request(jws), HttpResponse.BodyHandlers.discarding())
                        .thenApply(HttpResponse::statusCode));
            }
            // one more before all of them are held up would take the place of one of them
            Soon.holds(() -> assertThat(heldUp()).isEqualTo(AT_ONCE));
            assertion()
                    .send()
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "1")
                    .header("Cache-Control", "no-store")
                    .header("Content-Type", "application/json")
                    .body("error", equalTo("temporarily_unavailable"))
                    .body("size()", equalTo(2));
            assertThat(waiting).as("the requests that are held up").noneMatch(Future::isDone);
            undecided.rollback();
            CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)).join();
        }
        assertThat(waiting.stream().map(Future::resultNow))
                .containsOnly(200, 400)
                .containsOnlyOnce(200);
        assertion().send().then().statusCode(200);
    }

    /** How many statements wait for a transaction that is not decided yet. */
    private static int heldUp() {
        try (Connection connection = TestStack.ownerConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select count(*) from pg_locks where locktype = 'transactionid' and not granted");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Not by RestAssured, which is not for several threads at once. */
    private static HttpRequest request(String assertion) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + Assertion.ENDPOINT))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Assertion.form(assertion)))
                .build();
    }

    @Test
    void whatNoClockTakesForValidIsForgottenAndNothingElse() throws SQLException {
        Assertion late = assertion().expiresIn(-15);
        String jws = late.jws();
        Assertion.send(jws).then().statusCode(200);
        Duration most = AssertionVerifier.SKEW.multipliedBy(2);
        Instant now = Instant.now();
        try (Connection connection = TestStack.ownerConnection()) {
            use(connection, "an hour ago", now.minus(Duration.ofHours(1)));
            use(connection, "a moment too old", now.minus(most).minusSeconds(1));
            use(connection, "just not", now.minus(most).plusSeconds(30));
            use(connection, "valid", now.plusSeconds(60));
            assertions.sweep();
            assertThat(remembered(connection)).hasSize(3).contains("just not", "valid");
        }
        Assertion.send(jws).then().statusCode(400).body("error", equalTo("invalid_client"));
    }

    private List<String> remembered(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("select jti from client_assertion where authorization_server = ?::uuid")) {
            select.setString(1, id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }
}
