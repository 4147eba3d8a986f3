package io.countersign.trust;

import io.countersign.platform.Sql;
import io.countersign.trust.EvaluationOfRecord.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The rows of evaluations of record; written many at once, so by plain statements. */
@ApplicationScoped
class EvaluationRepository {

    /** Two replicas may both think that they saw the first yes. */
    private static final String INSERT = """
        insert into evaluation (id, at, authorization_server, client, client_id, action, resource, environment,
                                decision, refused, reasons, status, version, digest, kind)
        select * from unnest(?::uuid[], ?::timestamptz[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
                             ?::boolean[], ?::boolean[], ?::text[], ?::text[], ?::integer[], ?::text[], ?::text[])
        on conflict do nothing""";

    private static final String SELECT = """
        select ordinal, id, at, authorization_server, client, client_id, action, resource, environment,
               decision, refused, reasons, status, version, digest, kind
        from evaluation
        where ordinal > ? and (?::uuid is null or client = ?) and (?::uuid is null or authorization_server = ?)
          and (?::boolean is null or refused = ?)
        order by ordinal limit ?""";

    /** The last question of each server, by the index on client and server. */
    private static final String USES = """
        select s.name, max(e.at) as last, max(e.version) as version
        from evaluation e join authorization_server s on s.id = e.authorization_server
        where e.client = ? group by s.name order by last desc limit 50""";

    private static final String LAST_ASKED =
            "select authorization_server, max(at) as last from evaluation where client = ? group by authorization_server";

    private final Sql sql;

    EvaluationRepository(DataSource database) {
        this.sql = new Sql(database, "evaluations");
    }

    /** Writes all of them by one statement: a statement a row costs the database several times the row. */
    void insert(List<EvaluationOfRecord> evaluations) {
        sql.update(INSERT, statement -> {
            Columns columns = new Columns(statement, evaluations);
            columns.add("uuid", EvaluationOfRecord::id);
            columns.add("timestamptz", EvaluationOfRecord::at);
            columns.add("uuid", EvaluationOfRecord::server);
            columns.add("uuid", EvaluationOfRecord::client);
            columns.add("text", EvaluationOfRecord::clientId);
            columns.add("text", EvaluationOfRecord::action);
            columns.add("text", EvaluationOfRecord::resource);
            columns.add("text", EvaluationOfRecord::environment);
            columns.add("boolean", EvaluationOfRecord::decision);
            columns.add("boolean", EvaluationOfRecord::refused);
            columns.add("text", it -> String.join(" ", it.reasons()));
            columns.add("text", EvaluationOfRecord::status);
            columns.add("integer", EvaluationOfRecord::version);
            columns.add("text", EvaluationOfRecord::digest);
            columns.add("text", it -> it.kind().name());
        });
    }

    /** The parameters of a statement that takes rows as an array for each column. */
    private static final class Columns {
        private final PreparedStatement statement;
        private final List<EvaluationOfRecord> rows;
        private int parameter;

        Columns(PreparedStatement statement, List<EvaluationOfRecord> rows) {
            this.statement = statement;
            this.rows = rows;
        }

        void add(String type, Function<EvaluationOfRecord, @Nullable Object> column) throws SQLException {
            List<@Nullable Object> values = new ArrayList<>(rows.size());
            rows.forEach(row -> values.add(column.apply(row)));
            Sql.array(statement, ++parameter, type, values);
        }
    }

    List<EvaluationOfRecord> after(EvaluationFilter filter, long ordinal, int limit) {
        return sql.list(
                SELECT,
                select -> {
                    select.setLong(1, ordinal);
                    for (int i = 0; i < 2; i++) {
                        select.setObject(2 + i, filter.client());
                        select.setObject(4 + i, filter.server());
                        select.setObject(6 + i, filter.refused());
                    }
                    select.setInt(8, limit);
                },
                EvaluationRepository::of);
    }

    List<Use> uses(UUID client) {
        return sql.list(
                USES,
                select -> select.setObject(1, client),
                row -> new Use(row.getString("name"), row.getTimestamp("last").toInstant(), row.getInt("version")));
    }

    Map<UUID, Instant> lastAsked(UUID client) {
        return sql
                .list(
                        LAST_ASKED,
                        select -> select.setObject(1, client),
                        row -> Map.entry(
                                row.getObject("authorization_server", UUID.class),
                                row.getTimestamp("last").toInstant()))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static EvaluationOfRecord of(ResultSet row) throws SQLException {
        @Nullable UUID client = (UUID) row.getObject("client");
        return new EvaluationOfRecord(
                row.getLong("ordinal"),
                (UUID) row.getObject("id"),
                row.getTimestamp("at").toInstant(),
                (UUID) row.getObject("authorization_server"),
                client,
                row.getString("client_id"),
                row.getString("action"),
                row.getString("resource"),
                row.getString("environment"),
                row.getBoolean("decision"),
                row.getBoolean("refused"),
                Arrays.asList(row.getString("reasons").split(" ")),
                row.getString("status"),
                row.getInt("version"),
                row.getString("digest"),
                Kind.valueOf(row.getString("kind")));
    }
}
