package io.countersign.trust.event;

import io.countersign.client.Environment;
import io.countersign.trust.TrustStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The rows of trust events. */
@ApplicationScoped
class TrustEventRepository {

    private static final String COLUMNS =
            "e.id, e.type, e.act, e.client, e.client_id, e.environment, e.status, e.version, e.reason, e.by, e.at";

    private static final String INSERT = """
        with event as (
          insert into trust_event (id, type, act, client, client_id, environment, status, version, reason, by, at)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
        ) insert into trust_event_waiting (event) select id from event""";

    private static final String BY_IDS =
            "select " + COLUMNS + " from trust_event e where e.id = any(?::uuid[]) order by e.ordinal";

    private static final String WAITING = "select " + COLUMNS
            + " from trust_event_waiting w join trust_event e on e.id = w.event order by e.ordinal limit ?";

    private static final String STOPS = "select e.ordinal, " + COLUMNS
            + " from trust_event e join client c on c.id = e.client"
            + " where e.type = 'CLIENT_DISABLED' and e.ordinal > ? and (?::uuid is null or e.client = ?)"
            + " and (?::text[] is null or c.namespace = any(?)) order by e.ordinal limit ?";

    private static final String TAKE_OUT = "delete from trust_event_waiting where event = any(?::uuid[])";

    private final DataSource database;

    TrustEventRepository(DataSource database) {
        this.database = database;
    }

    void insert(TrustEvent event) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, event.id());
            insert.setString(2, event.type().name());
            insert.setString(3, event.act());
            insert.setObject(4, event.client());
            insert.setString(5, event.clientId());
            insert.setString(6, event.environment().name());
            insert.setString(7, event.status().name());
            insert.setInt(8, event.version());
            insert.setString(9, event.reason());
            insert.setString(10, event.by());
            insert.setTimestamp(11, Timestamp.from(event.at()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the event cannot be written", e);
        }
    }

    List<TrustEvent> byIds(Collection<UUID> ids) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(BY_IDS)) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            return read(select);
        } catch (SQLException e) {
            throw new IllegalStateException("events cannot be read", e);
        }
    }

    List<TrustEvent> waiting(int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(WAITING)) {
            select.setInt(1, most);
            return read(select);
        } catch (SQLException e) {
            throw new IllegalStateException("the outbox cannot be read", e);
        }
    }

    /** An event with its place in the list of all. */
    record Placed(long ordinal, TrustEvent event) {}

    List<Placed> stops(@Nullable UUID client, @Nullable Collection<String> namespaces, long after, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(STOPS)) {
            @Nullable Array names = namespaces == null ? null : connection.createArrayOf("text", namespaces.toArray());
            select.setLong(1, after);
            select.setObject(2, client);
            select.setObject(3, client);
            select.setArray(4, names);
            select.setArray(5, names);
            select.setInt(6, limit);
            List<Placed> stops = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    stops.add(new Placed(row.getLong("ordinal"), event(row)));
                }
            }
            return stops;
        } catch (SQLException e) {
            throw new IllegalStateException("events cannot be read", e);
        }
    }

    void takeOut(Collection<UUID> ids) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(TAKE_OUT)) {
            delete.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the outbox cannot be emptied", e);
        }
    }

    private static List<TrustEvent> read(PreparedStatement select) throws SQLException {
        List<TrustEvent> events = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                events.add(event(row));
            }
        }
        return events;
    }

    private static TrustEvent event(ResultSet row) throws SQLException {
        return new TrustEvent(
                row.getObject("id", UUID.class),
                EventType.valueOf(row.getString("type")),
                row.getString("act"),
                row.getObject("client", UUID.class),
                row.getString("client_id"),
                Environment.valueOf(row.getString("environment")),
                TrustStatus.valueOf(row.getString("status")),
                row.getInt("version"),
                row.getString("reason"),
                row.getString("by"),
                row.getTimestamp("at").toInstant());
    }
}
