package io.countersign.delivery;

import io.countersign.platform.Listening;
import io.countersign.platform.Sql;
import io.countersign.trust.event.TrustEvent;
import io.countersign.trust.event.TrustEvents;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The rows of deliveries, as a queue: claimed for a while, then settled, or claimed again by whoever comes after. */
@ApplicationScoped
class DeliveryRepository {

    /** How a statement ends that takes deliveries. */
    static final String RETURNING = "returning ordinal, id, recipient, type, event, payload, at, attempts";

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
        """.formatted(EventTypes.STREAM_UPDATED) + RETURNING;

    private static final String SETTLE = """
        update delivery set state = 'DELIVERED', settled_at = ?, leased_until = null, last_error = null
        where id = ? and state = 'WAITING'""";

    private static final String PUT_BACK = """
        update delivery set due_at = ?, leased_until = null, last_error = ? where id = ? and state = 'WAITING'""";

    private static final String GIVE_UP = """
        update delivery set state = 'DEAD', settled_at = ?, leased_until = null
        where state = 'WAITING' and give_up_at <= ? and (leased_until is null or leased_until <= ?)""";

    private static final String COUNT = "select count(*) from delivery where state = ?";

    private final TrustEvents events;
    private final DataSource database;
    private final Sql sql;

    DeliveryRepository(TrustEvents events, DataSource database) {
        this.events = events;
        this.database = database;
        this.sql = new Sql(database, "deliveries");
    }

    Listening listen(Duration readTimeout) {
        return Listening.to(database, CHANNEL, readTimeout);
    }

    /** Takes what is due for a recipient, for as long as the lease lasts. */
    List<Delivery> claim(UUID recipient, int most, Instant now, Instant leasedUntil) {
        return take(CLAIM, claim -> {
            claim.setTimestamp(1, Timestamp.from(leasedUntil));
            claim.setTimestamp(2, Timestamp.from(now));
            claim.setObject(3, recipient);
            claim.setTimestamp(4, Timestamp.from(now));
            claim.setTimestamp(5, Timestamp.from(now));
            claim.setInt(6, most);
        });
    }

    /** What a statement takes that ends with {@link #RETURNING}, in the order in which it was made. */
    List<Delivery> take(String taking, Sql.Parameters parameters) {
        List<Row> rows = sql.list(taking, parameters, DeliveryRepository::row);
        Map<UUID, TrustEvent> told = events
                .events(rows.stream().flatMap(Row::events).toList())
                .stream()
                .collect(Collectors.toMap(TrustEvent::id, Function.identity()));
        return rows.stream()
                .sorted(Comparator.comparingLong(Row::ordinal))
                .map(row -> row.delivery(told))
                .toList();
    }

    /** A delivery whose event is still to be read. */
    private record Row(
            long ordinal,
            UUID id,
            UUID recipient,
            String type,
            @Nullable UUID event,
            @Nullable String payload,
            Instant at,
            int attempts) {

        Stream<UUID> events() {
            return event == null ? Stream.empty() : Stream.of(event);
        }

        Delivery delivery(Map<UUID, TrustEvent> told) {
            @Nullable TrustEvent its = event == null ? null : told.get(event);
            return new Delivery(ordinal, id, recipient, type, its, payload, at, attempts);
        }
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

    /** Whether it still waited. */
    boolean settle(UUID id, Instant now) {
        return sql.update(SETTLE, settle -> {
                    settle.setTimestamp(1, Timestamp.from(now));
                    settle.setObject(2, id);
                })
                == 1;
    }

    void putBack(UUID id, Instant dueAt, String error) {
        sql.update(PUT_BACK, putBack -> {
            putBack.setTimestamp(1, Timestamp.from(dueAt));
            putBack.setString(2, error);
            putBack.setObject(3, id);
        });
    }

    /** How many were given up. */
    int giveUp(Instant now) {
        return sql.update(GIVE_UP, giveUp -> {
            for (int i = 1; i <= 3; i++) {
                giveUp.setTimestamp(i, Timestamp.from(now));
            }
        });
    }

    long count(Delivery.State state) {
        return sql.first(COUNT, count -> count.setString(1, state.name()), row -> row.getLong(1))
                .orElseThrow();
    }
}
