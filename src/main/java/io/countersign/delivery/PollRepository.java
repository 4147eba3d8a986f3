package io.countersign.delivery;

import io.countersign.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

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
        """.formatted(MAY_GO) + DeliveryRepository.RETURNING;

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

    private final DeliveryRepository deliveries;
    private final Sql sql;

    PollRepository(DeliveryRepository deliveries, DataSource database) {
        this.deliveries = deliveries;
        this.sql = new Sql(database, "deliveries");
    }

    /** What was settled, and when it was first told. */
    record Settled(UUID id, Instant toldAt) {}

    List<Delivery> next(UUID recipient, int most, Instant now) {
        return deliveries.take(NEXT, next -> {
            next.setTimestamp(1, Timestamp.from(now));
            next.setObject(2, recipient);
            next.setInt(3, most);
        });
    }

    /** How many wait, as far as that many. */
    int waiting(UUID recipient, int most) {
        return sql.first(
                        WAITING,
                        count -> {
                            count.setObject(1, recipient);
                            count.setInt(2, most);
                        },
                        row -> row.getInt(1))
                .orElseThrow();
    }

    List<Settled> acknowledge(UUID recipient, Collection<UUID> ids, Instant now) {
        return sql.list(
                ACKNOWLEDGE,
                acknowledge -> {
                    acknowledge.setTimestamp(1, Timestamp.from(now));
                    acknowledge.setObject(2, recipient);
                    Sql.array(acknowledge, 3, "uuid", ids);
                },
                row -> new Settled(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("told_at").toInstant()));
    }

    int refuse(UUID recipient, UUID id, String error, Instant now) {
        return sql.update(REFUSE, refuse -> {
            refuse.setTimestamp(1, Timestamp.from(now));
            refuse.setString(2, error);
            refuse.setObject(3, recipient);
            refuse.setObject(4, id);
        });
    }
}
