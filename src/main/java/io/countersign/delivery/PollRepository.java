package io.countersign.delivery;

import io.countersign.trust.event.TrustEvent;
import io.countersign.trust.event.TrustEvents;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The rows of deliveries, as a recipient that polls sees them. */
@ApplicationScoped
class PollRepository {

    /** A stream that was stopped still hears that it was. */
    private static final String MAY_GO =
            "r.kind = 'POLL' and (r.state = 'ENABLED' or w.type = '" + EventTypes.STREAM_UPDATED + "')";

    private static final String NEXT = """
        update delivery set attempts = attempts + 1, told_at = coalesce(told_at, ?)
        where id in (
          select w.id from delivery w join recipient r on r.id = w.recipient and %s
          where w.recipient = ? and w.state = 'WAITING'
            and not exists (select from delivery p where p.recipient = w.recipient and p.client = w.client
                              and p.state = 'WAITING' and p.ordinal < w.ordinal)
          order by w.ordinal limit ?)
        returning ordinal, id, recipient, type, event, payload, at, attempts""".formatted(MAY_GO);

    private static final String WAITING = """
        select count(*) from (
          select from delivery w join recipient r on r.id = w.recipient and %s
          where w.recipient = ? and w.state = 'WAITING' limit ?) counted""".formatted(MAY_GO);

    private static final String ACKNOWLEDGE = """
        update delivery set state = 'DELIVERED', settled_at = ?, last_error = null
        where recipient = ? and id = any(?::uuid[]) and state = 'WAITING' and told_at is not null
        returning id, told_at""";

    private static final String REFUSE = """
        update delivery set state = 'DEAD', settled_at = ?, last_error = ?
        where recipient = ? and id = ? and state = 'WAITING' and told_at is not null""";

    private final TrustEvents events;
    private final DataSource database;

    PollRepository(TrustEvents events, DataSource database) {
        this.events = events;
        this.database = database;
    }

    /** What was settled, and when it was first told. */
    record Settled(UUID id, Instant toldAt) {}

    private record Row(
            long ordinal,
            UUID id,
            UUID recipient,
            String type,
            @Nullable UUID event,
            @Nullable String payload,
            Instant at,
            int attempts) {}

    List<Delivery> next(UUID recipient, int most, Instant now) {
        List<Row> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement next = connection.prepareStatement(NEXT)) {
            next.setTimestamp(1, Timestamp.from(now));
            next.setObject(2, recipient);
            next.setInt(3, most);
            try (ResultSet row = next.executeQuery()) {
                while (row.next()) {
                    rows.add(row(row));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what waits cannot be read", e);
        }
        rows.sort(Comparator.comparingLong(Row::ordinal));
        return withEvents(rows);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("ordinal"),
                row.getObject("id", UUID.class),
                row.getObject("recipient", UUID.class),
                row.getString("type"),
                row.getObject("event", UUID.class),
                row.getString("payload"),
                row.getTimestamp("at").toInstant(),
                row.getInt("attempts"));
    }

    private List<Delivery> withEvents(List<Row> rows) {
        List<UUID> ids = new ArrayList<>();
        for (Row it : rows) {
            if (it.event() != null) {
                ids.add(it.event());
            }
        }
        Map<UUID, TrustEvent> found = new HashMap<>();
        events.events(ids).forEach(event -> found.put(event.id(), event));
        return rows.stream()
                .map(it -> new Delivery(
                        it.ordinal(),
                        it.id(),
                        it.recipient(),
                        it.type(),
                        it.event() == null ? null : found.get(it.event()),
                        it.payload(),
                        it.at(),
                        it.attempts()))
                .toList();
    }

    /** How many wait, as far as that many. */
    int waiting(UUID recipient, int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(WAITING)) {
            count.setObject(1, recipient);
            count.setInt(2, most);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what waits cannot be counted", e);
        }
    }

    List<Settled> acknowledge(UUID recipient, Collection<UUID> ids, Instant now) {
        List<Settled> settled = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement acknowledge = connection.prepareStatement(ACKNOWLEDGE)) {
            acknowledge.setTimestamp(1, Timestamp.from(now));
            acknowledge.setObject(2, recipient);
            acknowledge.setArray(3, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = acknowledge.executeQuery()) {
                while (row.next()) {
                    settled.add(new Settled(
                            row.getObject("id", UUID.class),
                            row.getTimestamp("told_at").toInstant()));
                }
            }
            return settled;
        } catch (SQLException e) {
            throw new IllegalStateException("an acknowledgement cannot be written", e);
        }
    }

    int refuse(UUID recipient, UUID id, String error, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement refuse = connection.prepareStatement(REFUSE)) {
            refuse.setTimestamp(1, Timestamp.from(now));
            refuse.setString(2, error);
            refuse.setObject(3, recipient);
            refuse.setObject(4, id);
            return refuse.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a refusal cannot be written", e);
        }
    }
}
