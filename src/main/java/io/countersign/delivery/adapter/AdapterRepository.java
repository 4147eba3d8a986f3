package io.countersign.delivery.adapter;

import io.countersign.delivery.Recipient;
import io.countersign.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The rows of adapters: each is a recipient with terms of its own. */
@ApplicationScoped
class AdapterRepository {

    private static final String SELECT = """
        select r.id, r.authorization_server, r.kind, r.state, r.failures, r.resume_at, r.last_error, r.created_at,
               r.created_by, r.updated_at, r.revision, a.url, a.realms, a.client_id, a.credential, a.end_sessions
        from recipient r join adapter a on a.recipient = r.id
        where r.state <> 'DELETED' and\s""";

    private static final String INSERT = """
        with told as (
          insert into recipient (id, authorization_server, kind, state, created_at, created_by, updated_at)
          values (?, ?, ?, 'ENABLED', ?, ?, ?) returning id
        ) insert into adapter (recipient, url, realms, client_id, credential, end_sessions)
        select id, ?, ?, ?, ?, ? from told""";

    /** Whatever failed before may work now, so nothing is waited for. */
    private static final String CHANGE = """
        with told as (
          update recipient set updated_at = ?, revision = revision + 1, failures = 0, resume_at = null, last_error = null
          where id = ? returning id
        ) update adapter set url = ?, realms = ?, client_id = ?, credential = ?, end_sessions = ?
        from told where recipient = told.id""";

    private static final String MOVE = """
        update recipient set state = ?, updated_at = ?, revision = revision + 1, failures = 0, resume_at = null,
                             last_error = null
        where id = ?""";

    private final Sql sql;

    AdapterRepository(DataSource database) {
        this.sql = new Sql(database, "adapters");
    }

    Optional<RegisteredAdapter> byId(UUID id) {
        return select("r.id = ?", id);
    }

    Optional<RegisteredAdapter> ofServer(UUID server) {
        return select("r.authorization_server = ?", server);
    }

    /** As it stands now; acts on the same one wait until this transaction ends. */
    Optional<RegisteredAdapter> lock(UUID server) {
        return select("r.authorization_server = ? for update of r", server);
    }

    void insert(UUID id, UUID server, AdapterTerms terms, Instant now, String by) {
        sql.update(INSERT, insert -> {
            insert.setObject(1, id);
            insert.setObject(2, server);
            insert.setString(3, terms.kind().name());
            insert.setTimestamp(4, Timestamp.from(now));
            insert.setString(5, by);
            insert.setTimestamp(6, Timestamp.from(now));
            put(insert, 7, terms);
        });
    }

    void change(UUID id, AdapterTerms terms, Instant now) {
        sql.update(CHANGE, change -> {
            change.setTimestamp(1, Timestamp.from(now));
            change.setObject(2, id);
            put(change, 3, terms);
        });
    }

    private static void put(PreparedStatement statement, int from, AdapterTerms terms) throws SQLException {
        statement.setString(from, terms.url().toString());
        statement.setString(from + 1, String.join(" ", terms.realms()));
        statement.setString(from + 2, terms.clientId());
        statement.setString(from + 3, terms.credential());
        statement.setBoolean(from + 4, terms.endSessions());
    }

    void move(UUID id, Recipient.State state, Instant now) {
        sql.update(MOVE, move -> {
            move.setString(1, state.name());
            move.setTimestamp(2, Timestamp.from(now));
            move.setObject(3, id);
        });
    }

    private Optional<RegisteredAdapter> select(String where, UUID id) {
        return sql.first(SELECT + where, select -> select.setObject(1, id), AdapterRepository::adapter);
    }

    private static RegisteredAdapter adapter(ResultSet row) throws SQLException {
        String realms = row.getString("realms");
        return new RegisteredAdapter(
                row.getObject("id", UUID.class),
                row.getObject("authorization_server", UUID.class),
                new AdapterTerms(
                        Recipient.Kind.valueOf(row.getString("kind")),
                        URI.create(row.getString("url")),
                        realms.isEmpty() ? List.of() : List.of(realms.split(" ")),
                        row.getString("client_id"),
                        row.getString("credential"),
                        row.getBoolean("end_sessions")),
                Recipient.State.valueOf(row.getString("state")),
                row.getInt("failures"),
                Sql.instant(row, "resume_at"),
                row.getString("last_error"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                row.getTimestamp("updated_at").toInstant(),
                row.getInt("revision"));
    }
}
