package io.countersign.trust.event;

import io.countersign.client.Environment;
import io.countersign.platform.Sql;
import io.countersign.trust.TrustStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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

    private final Sql sql;

    TrustEventRepository(DataSource database) {
        this.sql = new Sql(database, "events");
    }

    void insert(TrustEvent event) {
        sql.update(INSERT, insert -> {
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
        });
    }

    List<TrustEvent> byIds(Collection<UUID> ids) {
        return sql.list(BY_IDS, select -> Sql.array(select, 1, "uuid", ids), TrustEventRepository::event);
    }

    List<TrustEvent> waiting(int most) {
        return sql.list(WAITING, select -> select.setInt(1, most), TrustEventRepository::event);
    }

    /** An event with its place in the list of all. */
    record Placed(long ordinal, TrustEvent event) {}

    List<Placed> stops(@Nullable UUID client, @Nullable Collection<String> namespaces, long after, int limit) {
        return sql.list(
                STOPS,
                select -> {
                    select.setLong(1, after);
                    select.setObject(2, client);
                    select.setObject(3, client);
                    Sql.array(select, 4, "text", namespaces);
                    Sql.array(select, 5, "text", namespaces);
                    select.setInt(6, limit);
                },
                row -> new Placed(row.getLong("ordinal"), event(row)));
    }

    void takeOut(Collection<UUID> ids) {
        sql.update(TAKE_OUT, delete -> Sql.array(delete, 1, "uuid", ids));
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
