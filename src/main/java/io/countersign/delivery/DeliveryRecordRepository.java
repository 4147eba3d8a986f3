package io.countersign.delivery;

import io.countersign.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The rows of deliveries, for people who look at them and tell them again. */
@ApplicationScoped
class DeliveryRecordRepository {

    private static final String SELECT = """
        select d.ordinal, d.id, d.type, d.event, d.client, e.client_id, d.at, d.state, d.attempts, d.told_at, d.due_at,
               d.give_up_at, d.settled_at, d.last_error, d.recipient, r.authorization_server, r.kind,
               r.state as recipient_state, r.failures, r.resume_at, r.last_error as recipient_error, r.revision
        from delivery d join recipient r on r.id = d.recipient left join trust_event e on e.id = d.event
        where\s""";

    private static final String BY_ID = SELECT + "d.id = ?";

    private static final String OF_EVENT = SELECT + "d.event = ? order by d.ordinal";

    private static final String NUMBERED = "select exists (select from event_number where event = ?)";

    /** Nobody claims them for the moment that this transaction takes to commit, also who looked just before. */
    private static final String HOLD_LATER = """
        update delivery set due_at = greatest(due_at, ?)
        where recipient = ? and client = ? and ordinal > ? and state = 'WAITING'""";

    private static final String LATER_TOLD = """
        select exists (select from delivery where recipient = ? and client = ? and ordinal > ?
                         and (state = 'DELIVERED' or (state = 'WAITING' and leased_until > ?)))""";

    private static final String RETRY = """
        update delivery set state = 'WAITING', due_at = ?, give_up_at = ?, settled_at = null where id = ? and state = 'DEAD'""";

    private final Sql sql;

    DeliveryRecordRepository(DataSource database) {
        this.sql = new Sql(database, "deliveries");
    }

    List<DeliveryOnRecord> after(DeliveryFilter filter, long ordinal, int limit) {
        // a state is spelt out, so that the index of those that wait, or are dead, is one of use
        String state =
                filter.state() == null ? "" : "d.state = '" + filter.state().name() + "' and ";
        String all = SELECT + state + "(?::uuid is null or r.authorization_server = ?) and d.ordinal > ?"
                + " order by d.ordinal limit ?";
        return sql.list(
                all,
                select -> {
                    select.setObject(1, filter.server());
                    select.setObject(2, filter.server());
                    select.setLong(3, ordinal);
                    select.setInt(4, limit);
                },
                DeliveryRecordRepository::delivery);
    }

    Optional<DeliveryOnRecord> byId(UUID id) {
        return sql.first(BY_ID, select -> select.setObject(1, id), DeliveryRecordRepository::delivery);
    }

    /** As it stands now; who changes the same one waits until this transaction ends. */
    Optional<DeliveryOnRecord> lock(UUID id) {
        return sql.first(
                BY_ID + " for update of d", select -> select.setObject(1, id), DeliveryRecordRepository::delivery);
    }

    List<DeliveryOnRecord> ofEvent(UUID event) {
        return sql.list(OF_EVENT, select -> select.setObject(1, event), DeliveryRecordRepository::delivery);
    }

    /** Whether everyone who is to be told of an event has a delivery. */
    boolean isFannedOut(UUID event) {
        return is(NUMBERED, numbered -> numbered.setObject(1, event));
    }

    /** Keeps back until a moment what is later than a delivery, of the same client for the same recipient, and still waits. */
    void holdLater(DeliveryOnRecord than, Instant until) {
        sql.update(HOLD_LATER, hold -> {
            hold.setTimestamp(1, Timestamp.from(until));
            hold.setObject(2, than.recipient().id());
            hold.setObject(3, than.client());
            hold.setLong(4, than.ordinal());
        });
    }

    /** Whether something later of the same client was told to the same recipient, or is being told. */
    boolean isLaterTold(DeliveryOnRecord than, Instant now) {
        return is(LATER_TOLD, later -> {
            later.setObject(1, than.recipient().id());
            later.setObject(2, than.client());
            later.setLong(3, than.ordinal());
            later.setTimestamp(4, Timestamp.from(now));
        });
    }

    void retry(UUID id, Instant now, Instant giveUpAt) {
        sql.update(RETRY, retry -> {
            retry.setTimestamp(1, Timestamp.from(now));
            retry.setTimestamp(2, Timestamp.from(giveUpAt));
            retry.setObject(3, id);
        });
    }

    private boolean is(String condition, Sql.Parameters parameters) {
        return sql.first(condition, parameters, row -> row.getBoolean(1)).orElseThrow();
    }

    private static DeliveryOnRecord delivery(ResultSet row) throws SQLException {
        return new DeliveryOnRecord(
                row.getLong("ordinal"),
                row.getObject("id", UUID.class),
                recipient(row),
                row.getString("type"),
                row.getObject("event", UUID.class),
                row.getObject("client", UUID.class),
                row.getString("client_id"),
                row.getTimestamp("at").toInstant(),
                Delivery.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Sql.instant(row, "told_at"),
                row.getTimestamp("due_at").toInstant(),
                row.getTimestamp("give_up_at").toInstant(),
                Sql.instant(row, "settled_at"),
                row.getString("last_error"));
    }

    private static Recipient recipient(ResultSet row) throws SQLException {
        return new Recipient(
                row.getObject("recipient", UUID.class),
                row.getObject("authorization_server", UUID.class),
                Recipient.Kind.valueOf(row.getString("kind")),
                Recipient.State.valueOf(row.getString("recipient_state")),
                row.getInt("failures"),
                Sql.instant(row, "resume_at"),
                row.getString("recipient_error"),
                row.getInt("revision"));
    }
}
