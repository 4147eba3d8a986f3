package io.countersign.trust.view;

import io.countersign.client.Environment;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what answers depend on besides the client. */
@ApplicationScoped
class SurroundingsRepository {

    private static final String SERVERS = """
        select id, name, issuer, mode, environments, narrows_scope, token_subject
        from authorization_server where state = 'ENABLED'""";
    private static final String RESOURCES =
            "select id, resource, scopes from protected_resource where state = 'ENABLED'";
    private static final String HOSTS = """
        select host, floor(extract(epoch from max(expires_at)))::bigint as until
        from host_proof where expires_at > now() group by host""";

    Surroundings read(Connection connection, Names names) throws SQLException {
        Map<String, Server> bySubject = new HashMap<>();
        Map<UUID, Server> byId = new HashMap<>();
        each(connection, SERVERS, row -> {
            Server server = server(row);
            byId.put(server.id(), server);
            @Nullable String subject = row.getString("token_subject");
            if (subject != null) {
                bySubject.put(subject, server);
            }
        });
        Map<String, Resource> resources = new HashMap<>();
        each(
                connection,
                RESOURCES,
                row -> resources.put(
                        row.getString("resource"),
                        new Resource(names.number(row.getString("id")), row.getString("scopes"))));
        Map<String, Long> hosts = new HashMap<>();
        // the very string that the clients on it name, so that the two are seen to be the same at once
        each(connection, HOSTS, row -> hosts.put(names.one(row.getString("host")), row.getLong("until")));
        return new Surroundings(bySubject, byId, resources, hosts, 0);
    }

    private static Server server(ResultSet row) throws SQLException {
        return new Server(
                (UUID) row.getObject("id"),
                row.getString("name"),
                row.getString("issuer"),
                row.getString("mode").equals("ENFORCE"),
                Arrays.stream(row.getString("environments").split(","))
                        .map(Environment::valueOf)
                        .collect(Collectors.toSet()),
                row.getBoolean("narrows_scope"));
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String sql, Row read) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                read.read(rows);
            }
        }
    }
}
