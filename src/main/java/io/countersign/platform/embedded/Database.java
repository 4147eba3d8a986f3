package io.countersign.platform.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The service's database on a running server.
 *
 * @param port the server's port on 127.0.0.1
 * @param owner owns the database and migrates it
 * @param application the role the service runs as: no DDL
 * @param superuser the server's administrator
 */
public record Database(int port, Login owner, Login application, Login superuser) {

    static final String NAME = "countersign";

    /** The JDBC URL, without user or password. */
    public String url() {
        return url(NAME);
    }

    /** A new connection of the role. */
    public Connection connect(Login login) throws SQLException {
        return connect(NAME, login);
    }

    Connection connect(String database, Login login) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser(login.user());
        source.setPassword(login.password());
        return source.getConnection();
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
