package io.countersign.trust;

import static io.countersign.testing.Api.ask;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Status lists and trust answers are served while nobody can read a single row of the database. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class FromMemoryTest {

    private static final String LISTED = "https://acme.example/cb";
    private static final int ATTEMPTS = 10;
    /** Less than after which PostgreSQL looks for a deadlock, and ends one of two. */
    private static final String LOCK_EVERYTHING = """
            do $$ declare each text; begin
              set local lock_timeout = '500ms';
              for each in select tablename from pg_tables where schemaname = current_schema() order by 1 loop
                execute format('lock table %I in access exclusive mode', each);
              end loop;
            end $$""";

    @Test
    void theyWaitForNoTable() throws Exception {
        TestClient client = Api.client();
        client.published(client.document());
        List<String> uris = given().get("/status-lists").path("status_lists");
        String list = URI.create(uris.getFirst()).getPath();
        String tag = given().get(list).then().statusCode(200).extract().header("ETag");
        try (ExecutorService threads = Executors.newCachedThreadPool();
                Connection locks = TestStack.ownerConnection()) {
            lockEverything(locks);
            String statements = "/api/v1/clients/" + client.id() + "/statements";
            Future<Response> reads = threads.submit(() -> given().get(statements));
            assertThat(status(threads, () -> given().get("/status-lists"))).isEqualTo(200);
            assertThat(status(threads, () -> given().get(list))).isEqualTo(200);
            assertThat(status(
                            threads, () -> given().header("If-None-Match", tag).get(list)))
                    .isEqualTo(304);
            assertThat(status(threads, () -> given().get("/status-lists/2047"))).isEqualTo(404);
            Response answer = soon(threads, () -> ask(client.clientId(), LISTED));
            assertThat(answer.<Boolean>path("decision")).isTrue();
            // what does read a row waits for as long as the tables are locked
            assertThatThrownBy(() -> reads.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            locks.rollback();
            assertThat(reads.get().statusCode()).isEqualTo(200);
        }
    }

    private static int status(ExecutorService threads, Supplier<Response> request) throws Exception {
        return soon(threads, request).statusCode();
    }

    private static Response soon(ExecutorService threads, Supplier<Response> request) throws Exception {
        return threads.submit(request::get).get(2, TimeUnit.SECONDS);
    }

    /** Again where somebody is in the way: the service goes on about its own work. */
    private static void lockEverything(Connection owner) throws SQLException {
        owner.setAutoCommit(false);
        for (int attempt = 1; ; attempt++) {
            try (Statement statement = owner.createStatement()) {
                statement.execute(LOCK_EVERYTHING);
                return;
            } catch (SQLException e) {
                owner.rollback();
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
