package io.countersign.delivery.exposure;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
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

    private final DataSource database;

    LifetimesRepository(DataSource database) {
        this.database = database;
    }

    /** What was said, and the revision of that. */
    record Said(LifetimeTerms terms, int revision) {}

    /** What was said, by authorization server. */
    Map<UUID, Said> all() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(ALL);
                ResultSet row = select.executeQuery()) {
            Map<UUID, Said> said = new HashMap<>();
            while (row.next()) {
                LifetimeTerms terms = new LifetimeTerms(
                        Asks.valueOf(row.getString("asks")),
                        (Integer) row.getObject("document_cache"),
                        (Integer) row.getObject("access_token"),
                        (Integer) row.getObject("refresh_token"));
                said.put(row.getObject("authorization_server", UUID.class), new Said(terms, row.getInt("revision")));
            }
            return said;
        } catch (SQLException e) {
            throw new IllegalStateException("lifetimes cannot be read", e);
        }
    }

    /** Whether they were still at the revision. */
    boolean put(UUID server, LifetimeTerms terms, int revision) {
        try (Connection connection = database.getConnection();
                PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setObject(1, server);
            put.setString(2, terms.asks().name());
            put.setObject(3, terms.documentCache(), Types.INTEGER);
            put.setObject(4, terms.accessToken(), Types.INTEGER);
            put.setObject(5, terms.refreshToken(), Types.INTEGER);
            put.setInt(6, revision);
            return put.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("lifetimes cannot be written", e);
        }
    }
}
