package io.countersign.trust;

import io.countersign.trust.EvaluationOfRecord.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The rows of evaluations of record; written many at once, so by plain statements. */
@ApplicationScoped
class EvaluationRepository {

    /** Two replicas may both think that they saw the first yes. */
    private static final String INSERT = """
        insert into evaluation (id, at, authorization_server, client, client_id, action, resource, environment,
                                decision, refused, reasons, status, version, digest, kind)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";

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

    private final DataSource database;

    EvaluationRepository(DataSource database) {
        this.database = database;
    }

    void insert(List<EvaluationOfRecord> evaluations) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (EvaluationOfRecord it : evaluations) {
                insert.setObject(1, it.id());
                insert.setTimestamp(2, Timestamp.from(it.at()));
                insert.setObject(3, it.server());
                insert.setObject(4, it.client());
                insert.setString(5, it.clientId());
                insert.setString(6, it.action());
                insert.setString(7, it.resource());
                insert.setString(8, it.environment());
                insert.setBoolean(9, it.decision());
                insert.setBoolean(10, it.refused());
                insert.setString(11, String.join(" ", it.reasons()));
                insert.setString(12, it.status());
                insert.setInt(13, it.version());
                insert.setString(14, it.digest());
                insert.setString(15, it.kind().name());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<EvaluationOfRecord> after(EvaluationFilter filter, long ordinal, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setLong(1, ordinal);
            for (int i = 0; i < 2; i++) {
                select.setObject(2 + i, filter.client());
                select.setObject(4 + i, filter.server());
                select.setObject(6 + i, filter.refused());
            }
            select.setInt(8, limit);
            return read(select);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Use> uses(UUID client) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(USES)) {
            select.setObject(1, client);
            List<Use> uses = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    uses.add(new Use(
                            row.getString("name"), row.getTimestamp("last").toInstant(), row.getInt("version")));
                }
            }
            return uses;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<UUID, Instant> lastAsked(UUID client) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LAST_ASKED)) {
            select.setObject(1, client);
            Map<UUID, Instant> last = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    last.put(
                            row.getObject("authorization_server", UUID.class),
                            row.getTimestamp("last").toInstant());
                }
            }
            return last;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<EvaluationOfRecord> read(PreparedStatement select) throws SQLException {
        List<EvaluationOfRecord> evaluations = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                evaluations.add(of(row));
            }
        }
        return evaluations;
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
