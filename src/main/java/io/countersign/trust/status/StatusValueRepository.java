package io.countersign.trust.status;

import io.countersign.trust.TrustStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads what the status lists say: of a million versions at once, so row by row and without an entity. */
@ApplicationScoped
class StatusValueRepository {

    private static final int AT_ONCE = 10_000;

    /** A client whose approval has run out counts as expired, whether that was written down yet or not. */
    private static final String VALUES = """
            select e.list, e.idx, e.number = newest.number,
              case when t.status = 'ACTIVE' and t.expires_at <= ? then 'EXPIRED' else coalesce(t.status, 'UNKNOWN') end
            from status_entry e left join client_trust t on t.client = e.client
            """;

    private static final String OF_ALL = VALUES + """
            join (select client, max(number) as number from document_version group by client) newest on newest.client = e.client
            """;

    private static final String OF_SOME = VALUES + """
            cross join lateral (select max(number) as number from document_version where client = e.client) newest
            where e.client = any (?)
            """;

    private final DataSource database;

    StatusValueRepository(DataSource database) {
        this.database = database;
    }

    /** Takes one status after the other. */
    interface Sink {
        void put(StatusEntry place, StatusValue value);
    }

    /** Every status at that time. */
    void all(Instant now, Sink sink) {
        try (Connection connection = database.getConnection()) {
            // only inside a transaction does the driver read row by row
            connection.setAutoCommit(false);
            try (PreparedStatement query = connection.prepareStatement(OF_ALL)) {
                query.setFetchSize(AT_ONCE);
                query.setTimestamp(1, Timestamp.from(now));
                read(query, sink);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the statuses cannot be read", e);
        }
    }

    /** The statuses of the versions of some clients at that time. */
    void of(Collection<UUID> clients, Instant now, Sink sink) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(OF_SOME)) {
            query.setTimestamp(1, Timestamp.from(now));
            query.setArray(2, connection.createArrayOf("uuid", clients.toArray()));
            read(query, sink);
        } catch (SQLException e) {
            throw new IllegalStateException("the statuses cannot be read", e);
        }
    }

    private static void read(PreparedStatement query, Sink sink) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                TrustStatus client = TrustStatus.valueOf(rows.getString(4));
                sink.put(new StatusEntry(rows.getInt(1), rows.getInt(2)), StatusValue.of(client, rows.getBoolean(3)));
            }
        }
    }
}
