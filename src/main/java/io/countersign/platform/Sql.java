package io.countersign.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Statements as they are written, on a connection of the pool and in the caller's transaction where there is one; for repositories
 * whose rows are no entities. What the database refuses is an {@link IllegalStateException}.
 */
public final class Sql {

    private final DataSource database;
    private final String rows;

    /** The statements of one repository; {@code rows} is what its rows are, in the plural. */
    public Sql(DataSource database, String rows) {
        this.database = database;
        this.rows = rows;
    }

    /** The values of a statement's parameters. */
    @FunctionalInterface
    public interface Parameters {
        /** Sets them. */
        void set(PreparedStatement statement) throws SQLException;
    }

    /** What is made of a row. */
    @FunctionalInterface
    public interface Row<T> {
        /** Reads the row that the cursor is on. */
        T of(ResultSet row) throws SQLException;
    }

    /** Writes; how many rows that was. */
    public int update(String sql, Parameters parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(rows + " cannot be written", e);
        }
    }

    /** All rows, in the order in which they come; also those of a statement that writes and returns. */
    public <T> List<T> list(String sql, Parameters parameters, Row<T> reading) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            List<T> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(reading.of(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(rows + " cannot be read", e);
        }
    }

    /** The first row. */
    public <T> Optional<T> first(String sql, Parameters parameters, Row<T> reading) {
        return list(sql, parameters, reading).stream().findFirst();
    }

    /** Sets a parameter to an array of a type of the database's; to null where there is none. */
    public static void array(PreparedStatement statement, int parameter, String type, @Nullable Collection<?> values)
            throws SQLException {
        statement.setArray(
                parameter, values == null ? null : statement.getConnection().createArrayOf(type, values.toArray()));
    }

    /** A moment that may be absent. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
