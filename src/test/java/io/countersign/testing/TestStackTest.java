package io.countersign.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
final class TestStackTest {

    @Test
    void theServiceIsReadyOnIt() {
        given().get(TestStack.MANAGEMENT + "/health/ready").then().statusCode(200);
    }

    @Test
    void startsOnce() {
        assertThat(new TestStack().start()).isEqualTo(new TestStack().start());
    }

    @Test
    void theApplicationRoleCannotChangeTheSchema() throws SQLException {
        try (Connection connection = TestStack.appConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create table public.mine (id int)"))
                    .hasMessageContaining("permission denied for schema public");
        }
    }

    @Test
    void theOwnerCanChangeTheSchema() throws SQLException {
        try (Connection connection = TestStack.ownerConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("create table public.theirs (id int)");
            connection.rollback();
        }
    }

    @Test
    void aForgedTokenNamesTheIssuersKey() {
        String forged = Tokens.forged("alice");
        String genuine = Tokens.of("alice");
        assertThat(forged).startsWith(genuine.substring(0, genuine.indexOf('.')));
    }
}
