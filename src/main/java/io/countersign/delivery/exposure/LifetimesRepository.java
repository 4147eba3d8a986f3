package io.countersign.delivery.exposure;

import io.countersign.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The rows of lifetimes that were said. */
@ApplicationScoped
class LifetimesRepository {

    private static final String ALL = """
        select authorization_server, asks, document_cache, access_token, refresh_token, revision from server_lifetimes""";

    /** The first ones have the revision 1; whoever read another revision changes nothing. */
    private static final String PUT = """
        insert into server_lifetimes (authorization_server, asks, document_cache, access_token, refresh_token, revision)
        values (?, ?, ?, ?, ?, 1)
        on conflict (authorization_server) do update set asks = excluded.asks, document_cache = excluded.document_cache,
          access_token = excluded.access_token, refresh_token = excluded.refresh_token,
          revision = server_lifetimes.revision + 1
        where server_lifetimes.revision = ?""";

    private final Sql sql;

    LifetimesRepository(DataSource database) {
        this.sql = new Sql(database, "lifetimes");
    }

    /** What was said, and the revision of that. */
    record Said(LifetimeTerms terms, int revision) {}

    /** What was said, by authorization server. */
    Map<UUID, Said> all() {
        return sql.list(ALL, _ -> {}, LifetimesRepository::said).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map.Entry<UUID, Said> said(ResultSet row) throws SQLException {
        LifetimeTerms terms = new LifetimeTerms(
                Asks.valueOf(row.getString("asks")),
                (Integer) row.getObject("document_cache"),
                (Integer) row.getObject("access_token"),
                (Integer) row.getObject("refresh_token"));
        return Map.entry(row.getObject("authorization_server", UUID.class), new Said(terms, row.getInt("revision")));
    }

    /** Whether they were still at the revision. */
    boolean put(UUID server, LifetimeTerms terms, int revision) {
        return sql.update(PUT, put -> {
                    put.setObject(1, server);
                    put.setString(2, terms.asks().name());
                    put.setObject(3, terms.documentCache(), Types.INTEGER);
                    put.setObject(4, terms.accessToken(), Types.INTEGER);
                    put.setObject(5, terms.refreshToken(), Types.INTEGER);
                    put.setInt(6, revision);
                })
                == 1;
    }
}
