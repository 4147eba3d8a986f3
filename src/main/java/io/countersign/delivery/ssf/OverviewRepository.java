package io.countersign.delivery.ssf;

import io.countersign.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
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

    private final Sql sql;

    OverviewRepository(DataSource database) {
        this.sql = new Sql(database, "streams");
    }

    List<StreamOverview> after(long cursor, int limit) {
        return sql.list(
                AFTER,
                select -> {
                    select.setLong(1, cursor);
                    select.setInt(2, limit);
                },
                row -> new StreamOverview(
                        row.getLong("ordinal"),
                        StreamRepository.stream(row),
                        row.getLong("waiting"),
                        row.getLong("dead"),
                        row.getString("last_error"),
                        row.getTimestamp("created_at").toInstant()));
    }
}
