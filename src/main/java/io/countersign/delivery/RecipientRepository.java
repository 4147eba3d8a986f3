package io.countersign.delivery;

import io.countersign.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The rows of recipients. */
@ApplicationScoped
class RecipientRepository {

    private static final String COLUMNS =
            "r.id, r.authorization_server, r.kind, r.state, r.failures, r.resume_at, r.last_error, r.revision";

    /** Those that are not waited for and have something that is due; a stream that was stopped still hears that it was. */
    private static final String DUE = "select " + COLUMNS + """
         from recipient r
        where r.state <> 'DELETED' and r.kind <> 'POLL' and (r.resume_at is null or r.resume_at <= ?)
          and exists (select from delivery d where d.recipient = r.id and d.state = 'WAITING' and d.due_at <= ?
                        and (d.leased_until is null or d.leased_until <= ?) and (r.state = 'ENABLED' or d.type = '%s'))
        order by r.ordinal""".formatted(EventTypes.STREAM_UPDATED);

    private static final String TOLD =
            "select " + COLUMNS + " from recipient r where r.state in ('ENABLED', 'PAUSED') order by r.ordinal";

    private static final String REACHED =
            "update recipient set failures = 0, resume_at = null, last_error = null where id = ? and failures > 0";

    /** Of attempts that went on at once and failed alike, the first counts. */
    private static final String UNREACHABLE = """
        update recipient set failures = failures + 1, resume_at = ?, last_error = ?
        where id = ? and (resume_at is null or resume_at <= ?)""";

    private final Sql sql;

    RecipientRepository(DataSource database) {
        this.sql = new Sql(database, "recipients");
    }

    List<Recipient> due(Instant now) {
        return sql.list(
                DUE,
                select -> {
                    for (int i = 1; i <= 3; i++) {
                        select.setTimestamp(i, Timestamp.from(now));
                    }
                },
                RecipientRepository::recipient);
    }

    /** All that are told, now or when they are no longer paused, in the order in which they were made. */
    List<Recipient> told() {
        return sql.list(TOLD, _ -> {}, RecipientRepository::recipient);
    }

    void reached(UUID id) {
        sql.update(REACHED, reached -> reached.setObject(1, id));
    }

    /** Nothing is tried until a moment, unless that was said already after an attempt began. */
    void unreachable(UUID id, Instant resumeAt, String error, Instant attemptBegan) {
        sql.update(UNREACHABLE, unreachable -> {
            unreachable.setTimestamp(1, Timestamp.from(resumeAt));
            unreachable.setString(2, error);
            unreachable.setObject(3, id);
            unreachable.setTimestamp(4, Timestamp.from(attemptBegan));
        });
    }

    private static Recipient recipient(ResultSet row) throws SQLException {
        return new Recipient(
                row.getObject("id", UUID.class),
                row.getObject("authorization_server", UUID.class),
                Recipient.Kind.valueOf(row.getString("kind")),
                Recipient.State.valueOf(row.getString("state")),
                row.getInt("failures"),
                Sql.instant(row, "resume_at"),
                row.getString("last_error"),
                row.getInt("revision"));
    }
}
