package io.countersign.delivery.ssf;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The rows of streams with what is behind them. */
@ApplicationScoped
class OverviewRepository {

    private static final String AFTER = """
        select r.ordinal, r.id, r.authorization_server, r.kind, r.state, s.audience, s.endpoint_url, null as authorization_header,
               s.events_requested, s.events_delivered, s.description, s.status_reason, s.verified_at, r.last_error, r.created_at,
               (select count(*) from delivery d where d.recipient = r.id and d.state = 'WAITING') as waiting,
               (select count(*) from delivery d where d.recipient = r.id and d.state = 'DEAD') as dead
        from recipient r join ssf_stream s on s.recipient = r.id
        where r.ordinal > ? and r.state <> 'DELETED' order by r.ordinal limit ?""";

    private final DataSource database;

    OverviewRepository(DataSource database) {
        this.database = database;
    }

    List<StreamOverview> after(long cursor, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(AFTER)) {
            select.setLong(1, cursor);
            select.setInt(2, limit);
            List<StreamOverview> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new StreamOverview(
                            row.getLong("ordinal"),
                            StreamRepository.stream(row),
                            row.getLong("waiting"),
                            row.getLong("dead"),
                            row.getString("last_error"),
                            row.getTimestamp("created_at").toInstant()));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("streams cannot be read", e);
        }
    }
}
