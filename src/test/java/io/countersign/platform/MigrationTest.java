package io.countersign.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.embedded.Database;
import io.countersign.testing.TestStack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The schema grows under data that is there: each release's rows are read by the next one's code. */
class MigrationTest {
    private static final String SCHEMA = "evolution";
    private static final String DIGEST = "A".repeat(43);
    private static final String FIRST_RELEASE = "202611230600";

    @BeforeEach
    @AfterEach
    void nothingIsThere() throws SQLException {
        execute("drop schema if exists " + SCHEMA + " cascade");
    }

    @Test
    void theFirstReleasesRowsMeanTheSameAfterwards() throws SQLException {
        flyway().target(FIRST_RELEASE).load().migrate();
        execute("""
                set search_path to evolution;
                insert into namespace (name, created_at, created_by) values ('acme', now(), 'erin');
                insert into publisher_host (host, namespace) values ('acme.example', 'acme');
                insert into client (id, client_id, namespace, created_at, created_by) values
                  ('00000000-0000-0000-0000-000000000001', 'https://acme.example/c', 'acme', now(), 'alice');
                insert into submission (id, client, namespace, state, base_version, draft, digest, author,
                                        created_at, updated_at, revision) values
                  ('00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001', 'acme', 'APPROVED',
                   0, 1, '%1$s', 'alice', now(), now(), 3);
                insert into decision (id, submission, outcome, digest, reviewer, decided_at) values
                  ('00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-000000000002', 'APPROVED', '%1$s',
                   'carol', now());
                insert into client_trust (client, status, reason, since, revision) values
                  ('00000000-0000-0000-0000-000000000001', 'ACTIVE', '', now(), 0);
                """.formatted(DIGEST));
        flyway().load().migrate();
        assertThat(row("select kind || ' ' || environment from evolution.client"))
                .isEqualToIgnoringCase("hosted prod");
        assertThat(row("select environment from evolution.publisher_host")).isEqualToIgnoringCase("prod");
        assertThat(row("select origin || ' ' || round from evolution.submission"))
                .isEqualTo("SUBMITTED 1");
        assertThat(row("select roles || ' ' || round from evolution.decision")).isEqualTo("reviewer 1");
        assertThat(row("select status || coalesce(expires_at::text, '') from evolution.client_trust"))
                .isEqualTo("ACTIVE");
    }

    @Test
    void whatWasPublishedBeforeThereWereStatusListsGetsItsPlace() throws SQLException {
        flyway().target("202611250300").load().migrate();
        execute("""
                set search_path to evolution;
                insert into namespace (name, created_at, created_by) values ('acme', now(), 'erin');
                insert into client (id, client_id, namespace, environment, created_at, created_by)
                  select gen_random_uuid(), 'https://acme.example/' || n, 'acme', case when n = 1 then 'DEV' else 'PROD' end,
                    now(), 'alice' from generate_series(1, 11) n;
                insert into document_version (client, number, digest, bytes, submission, published_at, published_by)
                  select id, n, '%s', '{}', gen_random_uuid(), now(), 'alice' from client cross join generate_series(1, 100) n;
                """.formatted(DIGEST));
        flyway().load().migrate();
        assertThat(row("""
                select count(*) || ' ' || count(distinct idx) || ' ' || min(list) || ' ' || max(list) || ' '
                  || (min(idx) < 100000) || ' ' || (max(idx) between 900000 and 1048575) from evolution.status_entry
                """)).isEqualTo("1000 1000 0 0 true true");
        assertThat(row("""
                select count(*) from evolution.status_entry e join evolution.client c on c.id = e.client
                where c.environment = 'DEV'""")).isEqualTo("0");
        assertThat(row("select nextval('evolution.status_entry_count')")).isEqualTo("1000");
        assertThat(row("select abs(corr(number, idx)) < 0.3 from evolution.status_entry"))
                .isEqualTo("t");
    }

    @Test
    void migratingTwiceIsMigratingOnce() {
        assertThat(flyway().load().migrate().migrationsExecuted).isPositive();
        assertThat(flyway().load().migrate().migrationsExecuted).isZero();
    }

    private static FluentConfiguration flyway() {
        Database database = TestStack.database();
        return Flyway.configure()
                .dataSource(
                        database.url(),
                        database.owner().user(),
                        database.owner().password())
                .schemas(SCHEMA)
                .locations("classpath:db/migration")
                .placeholders(Map.of("app-role", database.application().user()));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection owner = TestStack.ownerConnection();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String row(String sql) throws SQLException {
        try (Connection owner = TestStack.ownerConnection();
                Statement statement = owner.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
