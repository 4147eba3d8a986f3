package io.countersign.delivery.ssf;

import io.countersign.delivery.Delivery;
import io.countersign.delivery.Recipient;
import io.countersign.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The rows of streams. */
@ApplicationScoped
class StreamRepository {

    private static final String COLUMNS = """
        r.id, r.authorization_server, r.kind, r.state, s.audience, s.endpoint_url, s.authorization_header, s.events_requested, \
        s.events_delivered, s.description, s.status_reason, s.verified_at""";

    private static final String FROM =
            " from recipient r join ssf_stream s on s.recipient = r.id where r.state <> 'DELETED'";

    private static final String BY_ID = "select " + COLUMNS + FROM + " and r.id = ?";

    private static final String OF_SERVER =
            "select " + COLUMNS + FROM + " and r.authorization_server = ? order by r.ordinal";

    /** Streams of one server are made one after the other, so that they can be counted. */
    private static final String LOCK_SERVER = "select id from authorization_server where id = ? for no key update";

    private static final String INSERT_RECIPIENT = """
        insert into recipient (id, authorization_server, kind, state, created_at, created_by, updated_at)
        values (?, ?, ?, ?, ?, ?, ?)""";

    private static final String INSERT = """
        insert into ssf_stream (recipient, audience, endpoint_url, authorization_header, events_requested, events_delivered, description)
        values (?, ?, ?, ?, ?, ?, ?)""";

    /** What was not reached at the old endpoint may be at the new one. */
    private static final String TOUCH_RECIPIENT = """
        update recipient set state = ?, updated_at = ?, revision = revision + 1, failures = 0, resume_at = null where id = ?""";

    private static final String CHANGE = """
        update ssf_stream set endpoint_url = ?, authorization_header = ?, events_requested = ?, events_delivered = ?, description = ?
        where recipient = ?""";

    private static final String REASON = "update ssf_stream set status_reason = ? where recipient = ?";
    private static final String VERIFIED = "update ssf_stream set verified_at = ? where recipient = ?";

    private static final String END = """
        update delivery set state = 'DEAD', settled_at = ?, last_error = ?, leased_until = null
        where recipient = ? and state = 'WAITING'""";

    private static final String TELL = """
        insert into delivery (id, recipient, type, payload, at, state, due_at, give_up_at)
        values (?, ?, ?, ?, ?, 'WAITING', ?, ?)""";

    private final Sql sql;

    StreamRepository(DataSource database) {
        this.sql = new Sql(database, "streams");
    }

    void lockServer(UUID server) {
        sql.list(LOCK_SERVER, select -> select.setObject(1, server), row -> row.getObject("id", UUID.class));
    }

    void insert(EventStream stream, Instant now, String by) {
        sql.update(INSERT_RECIPIENT, insert -> {
            insert.setObject(1, stream.id());
            insert.setObject(2, stream.server());
            insert.setString(3, stream.kind().name());
            insert.setString(4, stream.state().name());
            insert.setTimestamp(5, Timestamp.from(now));
            insert.setString(6, by);
            insert.setTimestamp(7, Timestamp.from(now));
        });
        sql.update(INSERT, insert -> {
            insert.setObject(1, stream.id());
            insert.setString(2, stream.audience());
            insert.setString(3, text(stream.endpoint()));
            insert.setString(4, stream.authorizationHeader());
            insert.setString(5, String.join(" ", stream.requested()));
            insert.setString(6, String.join(" ", stream.delivered()));
            insert.setString(7, stream.description());
        });
    }

    void change(EventStream stream, Instant now) {
        move(stream.id(), stream.state(), now);
        sql.update(CHANGE, change -> {
            change.setString(1, text(stream.endpoint()));
            change.setString(2, stream.authorizationHeader());
            change.setString(3, String.join(" ", stream.requested()));
            change.setString(4, String.join(" ", stream.delivered()));
            change.setString(5, stream.description());
            change.setObject(6, stream.id());
        });
    }

    void move(UUID id, Recipient.State state, Instant now) {
        sql.update(TOUCH_RECIPIENT, move -> {
            move.setString(1, state.name());
            move.setTimestamp(2, Timestamp.from(now));
            move.setObject(3, id);
        });
    }

    void reason(UUID id, @Nullable String reason) {
        sql.update(REASON, set -> {
            set.setString(1, reason);
            set.setObject(2, id);
        });
    }

    void verified(UUID id, Instant at) {
        sql.update(VERIFIED, set -> {
            set.setTimestamp(1, Timestamp.from(at));
            set.setObject(2, id);
        });
    }

    /** Gives up all that waits. */
    void end(UUID id, String why, Instant now) {
        sql.update(END, end -> {
            end.setTimestamp(1, Timestamp.from(now));
            end.setString(2, why);
            end.setObject(3, id);
        });
    }

    /** Has something told that is about the stream itself. */
    void tell(Delivery delivery, Instant giveUpAt) {
        sql.update(TELL, tell -> {
            tell.setObject(1, delivery.id());
            tell.setObject(2, delivery.recipient());
            tell.setString(3, delivery.type());
            tell.setString(4, delivery.payload());
            tell.setTimestamp(5, Timestamp.from(delivery.at()));
            tell.setTimestamp(6, Timestamp.from(delivery.at()));
            tell.setTimestamp(7, Timestamp.from(giveUpAt));
        });
    }

    Optional<EventStream> byId(UUID id) {
        return sql.first(BY_ID, select -> select.setObject(1, id), StreamRepository::stream);
    }

    /** As it stands now; acts on the same one wait until this transaction ends. */
    Optional<EventStream> lock(UUID id) {
        return sql.first(
                BY_ID + " for no key update of r", select -> select.setObject(1, id), StreamRepository::stream);
    }

    List<EventStream> ofServer(UUID server) {
        return sql.list(OF_SERVER, select -> select.setObject(1, server), StreamRepository::stream);
    }

    static EventStream stream(ResultSet row) throws SQLException {
        @Nullable String endpoint = row.getString("endpoint_url");
        return new EventStream(
                row.getObject("id", UUID.class),
                row.getObject("authorization_server", UUID.class),
                Recipient.Kind.valueOf(row.getString("kind")),
                Recipient.State.valueOf(row.getString("state")),
                row.getString("audience"),
                endpoint == null ? null : URI.create(endpoint),
                row.getString("authorization_header"),
                words(row.getString("events_requested")),
                words(row.getString("events_delivered")),
                row.getString("description"),
                row.getString("status_reason"),
                Sql.instant(row, "verified_at"));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    private static @Nullable String text(@Nullable URI url) {
        return url == null ? null : Objects.toString(url);
    }
}
