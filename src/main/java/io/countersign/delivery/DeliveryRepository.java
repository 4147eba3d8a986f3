package io.countersign.delivery;

import io.countersign.platform.Listening;
import io.countersign.trust.event.TrustEvent;
import io.countersign.trust.event.TrustEvents;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The rows of deliveries, as a queue: claimed for a while, then settled, or claimed again by whoever comes after. */
@ApplicationScoped
class DeliveryRepository {

    private static final String CHANNEL = "countersign_delivery";

    /**
     * Of one client only the first that waits may go, and nobody else may have it. A row that another replica claims meanwhile
     * is passed over, or no longer fits once its lock is had.
     */
    private static final String CLAIM = """
        update delivery set attempts = attempts + 1, leased_until = ?, told_at = coalesce(told_at, ?)
        where id in (
          select w.id from delivery w join recipient r on r.id = w.recipient and (r.state = 'ENABLED' or w.type = '%s')
          where w.recipient = ? and w.state = 'WAITING' and w.due_at <= ?
            and (w.leased_until is null or w.leased_until <= ?)
            and not exists (select from delivery p where p.recipient = w.recipient and p.client = w.client
                              and p.state = 'WAITING' and p.ordinal < w.ordinal)
          order by w.ordinal limit ? for update of w skip locked)
        returning ordinal, id, recipient, type, event, payload, at, attempts""".formatted(EventTypes.STREAM_UPDATED);

    private static final String SETTLE = """
        update delivery set state = 'DELIVERED', settled_at = ?, leased_until = null, last_error = null
        where id = ? and state = 'WAITING'""";

    private static final String PUT_BACK = """
        update delivery set due_at = ?, leased_until = null, last_error = ? where id = ? and state = 'WAITING'""";

    private static final String GIVE_UP = """
        update delivery set state = 'DEAD', settled_at = ?, leased_until = null
        where state = 'WAITING' and give_up_at <= ? and (leased_until is null or leased_until <= ?)""";

    private static final String INSERT = """
        insert into delivery (id, recipient, type, payload, at, state, due_at, give_up_at)
        values (?, ?, ?, ?, ?, 'WAITING', ?, ?)""";

    private static final String COUNT = "select count(*) from delivery where state = ?";

    private final TrustEvents events;
    private final DataSource database;

    DeliveryRepository(TrustEvents events, DataSource database) {
        this.events = events;
        this.database = database;
    }

    Listening listen(Duration readTimeout) {
        return Listening.to(database, CHANNEL, readTimeout);
    }

    /** Takes what is due for a recipient, for as long as the lease lasts. */
    List<Delivery> claim(UUID recipient, int most, Instant now, Instant leasedUntil) {
        try (Connection connection = database.getConnection();
                PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setTimestamp(1, Timestamp.from(leasedUntil));
            claim.setTimestamp(2, Timestamp.from(now));
            claim.setObject(3, recipient);
            claim.setTimestamp(4, Timestamp.from(now));
            claim.setTimestamp(5, Timestamp.from(now));
            claim.setInt(6, most);
            List<Delivery> claimed = new ArrayList<>();
            try (ResultSet row = claim.executeQuery()) {
                while (row.next()) {
                    claimed.add(new Delivery(
                            row.getLong("ordinal"),
                            row.getObject("id", UUID.class),
                            row.getObject("recipient", UUID.class),
                            row.getString("type"),
                            event(row),
                            row.getString("payload"),
                            row.getTimestamp("at").toInstant(),
                            row.getInt("attempts")));
                }
            }
            return claimed;
        } catch (SQLException e) {
            throw new IllegalStateException("deliveries cannot be claimed", e);
        }
    }

    private @Nullable TrustEvent event(ResultSet row) throws SQLException {
        @Nullable UUID event = row.getObject("event", UUID.class);
        return event == null ? null : events.event(event).orElseThrow();
    }

    /** Writes what is about a stream itself. */
    void insert(Delivery delivery, Instant giveUpAt) {
        update(INSERT, insert -> {
            insert.setObject(1, delivery.id());
            insert.setObject(2, delivery.recipient());
            insert.setString(3, delivery.type());
            insert.setString(4, delivery.payload());
            insert.setTimestamp(5, Timestamp.from(delivery.at()));
            insert.setTimestamp(6, Timestamp.from(delivery.at()));
            insert.setTimestamp(7, Timestamp.from(giveUpAt));
        });
    }

    /** Whether it still waited. */
    boolean settle(UUID id, Instant now) {
        return update(SETTLE, settle -> {
                    settle.setTimestamp(1, Timestamp.from(now));
                    settle.setObject(2, id);
                })
                == 1;
    }

    void putBack(UUID id, Instant dueAt, String error) {
        update(PUT_BACK, putBack -> {
            putBack.setTimestamp(1, Timestamp.from(dueAt));
            putBack.setString(2, error);
            putBack.setObject(3, id);
        });
    }

    /** How many were given up. */
    int giveUp(Instant now) {
        return update(GIVE_UP, giveUp -> {
            for (int i = 1; i <= 3; i++) {
                giveUp.setTimestamp(i, Timestamp.from(now));
            }
        });
    }

    long count(Delivery.State state) {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(COUNT)) {
            count.setString(1, state.name());
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("deliveries cannot be counted", e);
        }
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private int update(String sql, Parameters parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a delivery cannot be written", e);
        }
    }
}
