package io.countersign.trust.view;

import io.countersign.platform.Listening;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What the view reads, by statements of its own: each must be cheap, or run a million rows long. */
@ApplicationScoped
class ViewRepository {

    private static final String CHANNEL = "countersign_trust";

    /** One statement has one snapshot: what is not over in it is what the next watermark leaves to be read again. */
    private static final String SINCE = """
        select pg_snapshot_xmin(pg_current_snapshot())::text, c.ordinal, c.xid::text, c.kind, c.subject
        from (select 1) one left join trust_change c on c.xid >= ?::xid8
        order by c.ordinal""";

    private static final String NOW = "select pg_snapshot_xmin(pg_current_snapshot())::text";

    private final DataSource database;
    private final ClientFactsRepository facts;
    private final SurroundingsRepository surroundings;

    ViewRepository(DataSource database, ClientFactsRepository facts, SurroundingsRepository surroundings) {
        this.database = database;
        this.facts = facts;
        this.surroundings = surroundings;
    }

    /** A client as the database has it now, read by its ID. */
    Optional<ClientFacts> client(String clientId) {
        try (Connection connection = database.getConnection()) {
            return facts.named(connection, clientId);
        } catch (SQLException e) {
            throw new IllegalStateException("a client cannot be read", e);
        }
    }

    /** The id of the transaction that the caller is in. */
    long transaction() {
        try (Connection connection = database.getConnection();
                PreparedStatement ask = connection.prepareStatement("select pg_current_xact_id()::text");
                ResultSet row = ask.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the transaction has no id", e);
        }
    }

    /** Forgets what no replica needs any more. */
    void forget(Duration age) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "delete from trust_change where at < now() - make_interval(secs => ?)")) {
            delete.setDouble(1, (double) age.toSeconds());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("old changes cannot be forgotten", e);
        }
    }

    /** A line of one's own; what it throws when it breaks is an {@link IllegalStateException}. */
    Feed open(Duration readTimeout) {
        return new Line(Listening.to(database, CHANNEL, readTimeout));
    }

    private final class Line implements Feed {

        private final Listening listening;

        Line(Listening listening) {
            this.listening = listening;
        }

        @Override
        public String server() {
            return ask("select pg_postmaster_start_time()::text", null, rows -> {
                rows.next();
                return rows.getString(1);
            });
        }

        @Override
        public Poll since(OptionalLong watermark) {
            boolean first = watermark.isEmpty();
            return ask(first ? NOW : SINCE, first ? null : Long.toString(watermark.getAsLong()), rows -> {
                rows.next();
                long next = rows.getLong(1);
                List<Change> changes = new ArrayList<>();
                // the first row alone may be without a change
                if (!first && rows.getObject(2) != null) {
                    do {
                        changes.add(new Change(
                                rows.getLong(2),
                                rows.getLong(3),
                                Change.Kind.valueOf(rows.getString(4)),
                                rows.getString(5)));
                    } while (rows.next());
                }
                return new Poll(next, changes);
            });
        }

        @Override
        public void await(Duration most) {
            listening.await(most);
        }

        @Override
        public Surroundings surroundings(Names names) {
            return listening.use(connection -> surroundings.read(connection, names));
        }

        @Override
        public List<ClientFacts> clients(Collection<UUID> ids) {
            return listening.use(connection -> facts.of(connection, ids));
        }

        @Override
        public Batch clientsAfter(long ordinal, int limit) {
            return listening.use(connection -> facts.after(connection, ordinal, limit));
        }

        @Override
        public void close() {
            listening.close();
        }

        private <T> T ask(String sql, @Nullable String parameter, Listening.Rows<T> read) {
            return listening.use(connection -> {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    if (parameter != null) {
                        statement.setString(1, parameter);
                    }
                    try (ResultSet rows = statement.executeQuery()) {
                        return read.of(rows);
                    }
                }
            });
        }
    }
}
