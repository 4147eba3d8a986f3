package io.countersign.trust.view;

import io.countersign.client.Environment;
import io.countersign.document.Digest;
import io.countersign.document.MetadataDocument;
import io.countersign.trust.TrustStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads clients with their status, live version and entitlements, each in one consistent row. */
@ApplicationScoped
class ClientFactsRepository {

    private static final String FACTS = """
        select c.ordinal, c.id, c.client_id, c.namespace, c.kind, c.environment,
               t.status, least(t.expires_at, c.expires_at) as until, v.number, v.digest, v.bytes,
               (select array_agg(e.resource || ' ' || e.environment || ' '
                                 || coalesce(floor(extract(epoch from e.expires_at))::bigint::text, '') || ' ' || e.scopes)
                from (select distinct on (g.resource, g.environment) g.resource, g.environment, g.expires_at, g.scopes
                      from entitlement_grant g where g.client = c.id
                      order by g.resource, g.environment, g.ordinal desc) e
                where e.scopes <> '') as grants
        from client c
        join client_trust t on t.client = c.id
        left join lateral (select number, digest, bytes from document_version
                           where client = c.id order by number desc limit 1) v on true
        """;

    Optional<ClientFacts> named(Connection connection, String clientId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FACTS + "where c.client_id = ?")) {
            statement.setString(1, clientId);
            return read(statement).clients().stream().findFirst();
        }
    }

    List<ClientFacts> of(Connection connection, Collection<UUID> ids) throws SQLException {
        Array array = connection.createArrayOf("uuid", ids.toArray());
        try (PreparedStatement statement = connection.prepareStatement(FACTS + "where c.id = any(?)")) {
            statement.setArray(1, array);
            return read(statement).clients();
        } finally {
            array.free();
        }
    }

    Feed.Batch after(Connection connection, long ordinal, int limit) throws SQLException {
        String sql = FACTS + "where c.ordinal > ? order by c.ordinal limit ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, ordinal);
            statement.setInt(2, limit);
            return read(statement);
        }
    }

    private static Feed.Batch read(PreparedStatement statement) throws SQLException {
        List<ClientFacts> clients = new ArrayList<>();
        long last = -1;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                last = rows.getLong("ordinal");
                clients.add(facts(rows));
            }
        }
        return new Feed.Batch(clients, last);
    }

    private static ClientFacts facts(ResultSet row) throws SQLException {
        @Nullable Timestamp until = row.getTimestamp("until");
        @Nullable String digest = row.getString("digest");
        @Nullable Array grants = row.getArray("grants");
        return new ClientFacts(
                (UUID) row.getObject("id"),
                row.getString("client_id"),
                row.getString("namespace"),
                row.getString("kind").equals("HOSTED"),
                Environment.valueOf(row.getString("environment")),
                TrustStatus.valueOf(row.getString("status")),
                // the second in which it runs out is no longer good
                until == null ? Long.MAX_VALUE : until.toInstant().getEpochSecond(),
                row.getInt("number"),
                digest == null ? null : new Digest(digest),
                digest == null ? List.of() : redirectUris(row.getBytes("bytes")),
                grants == null ? List.of() : granted((String[]) grants.getArray()));
    }

    private static List<ClientFacts.Granted> granted(String[] grants) {
        List<ClientFacts.Granted> granted = new ArrayList<>();
        for (String grant : grants) {
            String[] parts = grant.split(" ", 4);
            granted.add(new ClientFacts.Granted(
                    UUID.fromString(parts[0]),
                    Environment.valueOf(parts[1]),
                    parts[3],
                    parts[2].isEmpty() ? Long.MAX_VALUE : Long.parseLong(parts[2])));
        }
        return granted;
    }

    private static List<String> redirectUris(byte[] document) {
        return MetadataDocument.ofChecked(document).redirectUris();
    }
}
