package io.countersign.platform.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The roles and the database that the service expects: an owner that migrates, and an application role without DDL. */
final class DatabaseRoles {

    private DatabaseRoles() {}

    /** Makes what is missing; safe to repeat, also after a crash between any two statements. */
    static void ensure(Database database) throws SQLException {
        try (Connection connection = database.connect("postgres", database.superuser())) {
            role(connection, database.owner());
            role(connection, database.application());
            if (!exists(connection, "select 1 from pg_database where datname = ?", Database.NAME)) {
                run(connection, "create database %s owner %s".formatted(Database.NAME, database.owner()));
            }
            run(connection, "revoke all on database %s from public".formatted(Database.NAME));
            run(connection, "grant connect on database %s to %s".formatted(Database.NAME, database.application()));
        }
    }

    private static void role(Connection connection, Login login) throws SQLException {
        if (!exists(connection, "select 1 from pg_roles where rolname = ?", login.user())) {
            // Our own names and hexadecimal digits: nothing to quote.
            run(connection, "create role %s login password '%s'".formatted(login.user(), login.password()));
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
