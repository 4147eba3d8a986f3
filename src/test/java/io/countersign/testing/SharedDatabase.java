package io.countersign.testing;

import io.countersign.platform.embedded.ClaimedDirectory;
import io.countersign.platform.embedded.Database;
import io.countersign.platform.embedded.EmbeddedPostgres;
import io.countersign.platform.embedded.Login;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A PostgreSQL of its own under several {@link Replica}s, and everything bad that can happen to it. */
public final class SharedDatabase implements AutoCloseable {

    private static final String CLIENTS = """
        with made as (
          insert into client (id, client_id, namespace, created_at, created_by)
          select gen_random_uuid(), 'https://acme.example/oauth/' || n, 'acme', now(), 'seed'
          from generate_series(1, ?) n returning id, client_id),
        written as (
          select id, convert_to('{"client_id":"' || client_id || '","redirect_uris":["https://acme.example/cb"]}', 'UTF8') as bytes
          from made),
        published as (
          insert into document_version (client, number, digest, bytes, submission, published_at, published_by)
          select id, 1, translate(rtrim(encode(sha256(bytes), 'base64'), '='), '+/', '-_'), bytes, gen_random_uuid(), now(), 'seed'
          from written)
        insert into client_trust (client, status, reason, since, revision)
        select id, 'ACTIVE', 'seed', now(), 0 from made""";

    private static final String SERVER = """
        insert into authorization_server (id, name, issuer, mode, environments, product, narrows_scope, token_subject,
                                          created_at, created_by, updated_at, revision)
        values (gen_random_uuid(), 'keycloak', 'https://as.example', 'ENFORCE', 'PROD', 'other', false, 'keycloak',
                now(), 'seed', now(), 0)""";

    /** The connection on which a replica hears of changes, by what it last asked there. */
    private static final String LINE = """
        from pg_stat_activity where application_name = ? and query ~ 'pg_current_snapshot|^listen |from client c'""";

    private final ClaimedDirectory claim;
    private final EmbeddedPostgres postgres;
    private final Database database;

    private SharedDatabase(ClaimedDirectory claim, EmbeddedPostgres postgres, Database database) {
        this.claim = claim;
        this.postgres = postgres;
        this.database = database;
    }

    /** Starts one on this directory. */
    public static SharedDatabase start(Path directory) {
        ClaimedDirectory claim = ClaimedDirectory.claim(directory);
        EmbeddedPostgres postgres = EmbeddedPostgres.in(claim);
        return new SharedDatabase(claim, postgres, postgres.start(EmbeddedPostgres.DURABLE));
    }

    /** The test stack's surroundings with this database, for a replica that the server knows by a name. */
    public Map<String, String> properties(String application) {
        Map<String, String> properties = new HashMap<>(new TestStack().start());
        properties.put("quarkus.datasource.jdbc.url", database.url() + "?ApplicationName=" + application);
        properties.put("quarkus.datasource.username", database.application().user());
        properties.put("quarkus.datasource.password", database.application().password());
        properties.put("quarkus.flyway.username", database.owner().user());
        properties.put("quarkus.flyway.password", database.owner().password());
        return properties;
    }

    /** A client as it was put there. */
    public record Seeded(String id, String clientId) {}

    /** Puts active clients there, and the authorization server keycloak. */
    public List<Seeded> seed(int clients) throws SQLException {
        try (Connection owner = owner();
                Statement statement = owner.createStatement();
                PreparedStatement insert = owner.prepareStatement(CLIENTS)) {
            statement.execute("insert into namespace (name, created_at, created_by) values ('acme', now(), 'seed')");
            statement.execute(SERVER);
            insert.setInt(1, clients);
            insert.executeUpdate();
            List<Seeded> seeded = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select id, client_id from client order by ordinal")) {
                while (rows.next()) {
                    seeded.add(new Seeded(rows.getString(1), rows.getString(2)));
                }
            }
            return seeded;
        }
    }

    /** A connection as the owner of the schema. */
    public Connection owner() throws SQLException {
        return database.connect(database.owner());
    }

    /** Revokes a client behind the service's back and tells no replica. */
    public void revokeSilently(String id) throws SQLException {
        try (Connection owner = owner()) {
            owner.setAutoCommit(false);
            revokeSilently(owner, id);
            owner.commit();
        }
    }

    /** The same in the transaction that a connection of the schema's owner is in; other transactions tell as ever. */
    public static void revokeSilently(Connection owner, String id) throws SQLException {
        try (Statement statement = owner.createStatement();
                PreparedStatement revoke = owner.prepareStatement(
                        "update client_trust set status = 'REVOKED', revision = revision + 1 where client = ?::uuid")) {
            String trigger = definition(statement);
            statement.execute(trigger.replace("perform pg_notify('countersign_trust', '');", ""));
            revoke.setString(1, id);
            revoke.executeUpdate();
            statement.execute(trigger);
        }
    }

    private static String definition(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select pg_get_functiondef('trust_changed'::regproc)")) {
            row.next();
            String definition = row.getString(1);
            if (!definition.contains("perform pg_notify('countersign_trust', '');")) {
                throw new IllegalStateException("the trigger notifies in some other way: " + definition);
            }
            return definition;
        }
    }

    /** Ends the connection on which a replica hears of changes; waits for one that can be ended. */
    public void cutLine(String application) throws SQLException, InterruptedException {
        try (Connection server = server();
                PreparedStatement cut = server.prepareStatement("select pg_terminate_backend(pid) " + LINE)) {
            cut.setString(1, application);
            for (boolean found = false; !found; Thread.sleep(1)) {
                try (ResultSet row = cut.executeQuery()) {
                    found = row.next();
                }
            }
        }
    }

    /** The process at the server's end of the connection on which a replica hears of changes. */
    public long lineProcess(String application) throws SQLException, InterruptedException {
        try (Connection server = server();
                PreparedStatement line = server.prepareStatement("select pid " + LINE)) {
            line.setString(1, application);
            while (true) {
                try (ResultSet row = line.executeQuery()) {
                    if (row.next()) {
                        return row.getLong(1);
                    }
                }
                Thread.sleep(1);
            }
        }
    }

    /** Lets nobody in any more, and ends who is. */
    public void shut() throws SQLException {
        administer("alter database countersign with allow_connections false");
        administer("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'countersign'");
    }

    /** Lets everybody in again. */
    public void open() throws SQLException {
        administer("alter database countersign with allow_connections true");
    }

    /** One value, as the owner of the schema. */
    public String value(String sql) throws SQLException {
        try (Connection owner = owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void administer(String sql) throws SQLException {
        try (Connection server = server();
                Statement statement = server.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection server() throws SQLException {
        Login superuser = database.superuser();
        String url = database.url().replaceFirst("/[^/]*$", "/postgres");
        return DriverManager.getConnection(url, superuser.user(), superuser.password());
    }

    @Override
    public void close() throws IOException {
        postgres.stop();
        claim.close();
    }
}
