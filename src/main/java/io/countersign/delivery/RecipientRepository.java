package io.countersign.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The rows of recipients. */
@ApplicationScoped
class RecipientRepository {

    private static final String COLUMNS =
            "r.id, r.authorization_server, r.kind, r.state, r.failures, r.resume_at, r.last_error, r.revision";

    private static final String INSERT = """
        insert into recipient (id, authorization_server, kind, state, created_at, created_by, updated_at)
        values (?, ?, ?, ?, ?, ?, ?)""";

    /** Those that are not waited for and have something that is due; a stream that was stopped still hears that it was. */
    private static final String DUE = "select " + COLUMNS + """
         from recipient r
        where r.state <> 'DELETED' and r.kind <> 'POLL' and (r.resume_at is null or r.resume_at <= ?)
          and exists (select from delivery d where d.recipient = r.id and d.state = 'WAITING' and d.due_at <= ?
                        and (d.leased_until is null or d.leased_until <= ?) and (r.state = 'ENABLED' or d.type = '%s'))
        order by r.ordinal""".formatted(EventTypes.STREAM_UPDATED);

    private static final String BY_ID =
            "select " + COLUMNS + " from recipient r where r.id = ? and r.state <> 'DELETED'";

    private static final String OF_SERVER = "select " + COLUMNS
            + " from recipient r where r.authorization_server = ? and r.state <> 'DELETED' order by r.ordinal";

    private static final String TOLD =
            "select " + COLUMNS + " from recipient r where r.state in ('ENABLED', 'PAUSED') order by r.ordinal";

    private static final String MOVE =
            "update recipient set state = ?, updated_at = ?, revision = revision + 1 where id = ?";

    private static final String REACHED =
            "update recipient set failures = 0, resume_at = null, last_error = null where id = ? and failures > 0";

    /** Of attempts that went on at once and failed alike, the first counts. */
    private static final String UNREACHABLE = """
        update recipient set failures = failures + 1, resume_at = ?, last_error = ?
        where id = ? and (resume_at is null or resume_at <= ?)""";

    private final DataSource database;

    RecipientRepository(DataSource database) {
        this.database = database;
    }

    void insert(Recipient recipient, Instant now, String by) {
        update(INSERT, insert -> {
            insert.setObject(1, recipient.id());
            insert.setObject(2, recipient.server());
            insert.setString(3, recipient.kind().name());
            insert.setString(4, recipient.state().name());
            insert.setTimestamp(5, Timestamp.from(now));
            insert.setString(6, by);
            insert.setTimestamp(7, Timestamp.from(now));
        });
    }

    List<Recipient> due(Instant now) {
        return select(DUE, select -> {
            for (int i = 1; i <= 3; i++) {
                select.setTimestamp(i, Timestamp.from(now));
            }
        });
    }

    Optional<Recipient> byId(UUID id) {
        return select(BY_ID, select -> select.setObject(1, id)).stream().findFirst();
    }

    /** As it stands now; who changes the same one waits until this transaction ends. */
    Optional<Recipient> lock(UUID id) {
        return select(BY_ID + " for update", select -> select.setObject(1, id)).stream()
                .findFirst();
    }

    /** Those of an authorization server, in the order in which they were made. */
    List<Recipient> ofServer(UUID server) {
        return select(OF_SERVER, select -> select.setObject(1, server));
    }

    /** All that are told, now or when they are no longer paused, in the order in which they were made. */
    List<Recipient> told() {
        return select(TOLD, _ -> {});
    }

    void move(UUID id, Recipient.State state, Instant now) {
        update(MOVE, move -> {
            move.setString(1, state.name());
            move.setTimestamp(2, Timestamp.from(now));
            move.setObject(3, id);
        });
    }

    void reached(UUID id) {
        update(REACHED, reached -> reached.setObject(1, id));
    }

    /** Nothing is tried until a moment, unless that was said already after an attempt began. */
    void unreachable(UUID id, Instant resumeAt, String error, Instant attemptBegan) {
        update(UNREACHABLE, unreachable -> {
            unreachable.setTimestamp(1, Timestamp.from(resumeAt));
            unreachable.setString(2, error);
            unreachable.setObject(3, id);
            unreachable.setTimestamp(4, Timestamp.from(attemptBegan));
        });
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private void update(String sql, Parameters parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a recipient cannot be written", e);
        }
    }

    private List<Recipient> select(String sql, Parameters parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            parameters.set(select);
            List<Recipient> recipients = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    recipients.add(recipient(row));
                }
            }
            return recipients;
        } catch (SQLException e) {
            throw new IllegalStateException("recipients cannot be read", e);
        }
    }

    private static Recipient recipient(ResultSet row) throws SQLException {
        @Nullable Timestamp resumeAt = row.getTimestamp("resume_at");
        return new Recipient(
                row.getObject("id", UUID.class),
                row.getObject("authorization_server", UUID.class),
                Recipient.Kind.valueOf(row.getString("kind")),
                Recipient.State.valueOf(row.getString("state")),
                row.getInt("failures"),
                resumeAt == null ? null : resumeAt.toInstant(),
                row.getString("last_error"),
                row.getInt("revision"));
    }
}
