package io.countersign.platform;

import static io.countersign.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Api.TestSubmission;
import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL itself refuses: facts are inserted and never rewritten, by grant for the application and by trigger for all. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class AppendOnlyTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @BeforeEach
    void thereIsARowOfEveryKind() {
        TestClient client = Api.client();
        client.published(client.document());
        TestSubmission open = client.submitted(client.document("Two"));
        String evidence = "/api/v1/submissions/" + open.id() + "/evidence";
        as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("kind", "owner-attestation", "digest", open.digest(), "detail", "mine"))
                .post(evidence)
                .then()
                .statusCode(201);
        as("alice")
                .contentType(ContentType.JSON)
                .post(evidence + "/challenges")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "namespace",
                "publisher_host",
                "client",
                "document_version",
                "statement",
                "submission_draft",
                "submission_writer",
                "decision",
                "log_entry",
                "host_proof",
                "namespace_member",
                "review_policy",
                "policy_decision",
                "evidence",
                "key_challenge",
                "key_challenge_use",
                "publication",
                "look_alike_key",
                "entitlement_request",
                "entitlement_decision",
                "entitlement_grant"
            })
    void factsAreNeverRewritten(String table) throws SQLException {
        String column = columnOf(table);
        for (String rewrite : new String[] {
            "update " + table + " set " + column + " = " + column,
            "delete from " + table,
            "truncate " + table + " cascade"
        }) {
            try (Connection application = TestStack.appConnection();
                    Connection owner = TestStack.ownerConnection()) {
                assertRefused(application, rewrite, "permission denied");
                assertRefused(owner, rewrite, "append-only");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table x (y int)",
                "drop table log_entry",
                "alter table log_entry disable trigger all",
                "delete from submission",
                "delete from client_trust",
                "delete from protected_resource",
                "delete from host_check",
                "create function f() returns int language sql as 'select 1'"
            })
    void theApplicationHasNoOtherWay(String statement) throws SQLException {
        try (Connection application = TestStack.appConnection()) {
            assertRefused(application, statement, "");
        }
    }

    private static void assertRefused(Connection connection, String sql, String saying) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE))
                    .hasMessageContaining(saying);
        }
    }

    private static String columnOf(String table) throws SQLException {
        try (Connection owner = TestStack.ownerConnection();
                var columns = owner.getMetaData().getColumns(null, "public", table, null)) {
            while (columns.next()) {
                if ("NO".equals(columns.getString("IS_GENERATEDCOLUMN"))
                        && "NO".equals(columns.getString("IS_AUTOINCREMENT"))) {
                    return columns.getString("COLUMN_NAME");
                }
            }
        }
        throw new IllegalStateException(table + " has no column");
    }
}
