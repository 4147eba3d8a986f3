package io.countersign.platform;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * A connection held for as long as somebody listens on a PostgreSQL channel (LISTEN, NOTIFY), for one thread. Everything that
 * breaks it is an {@link IllegalStateException}; it is then closed and another one opened.
 */
public final class Listening implements AutoCloseable {

    private final Connection connection;

    private Listening(Connection connection) {
        this.connection = connection;
    }

    /** What is done with the connection. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T with(Connection connection) throws SQLException;
    }

    /** What is read from an answer. */
    @FunctionalInterface
    public interface Rows<T> {
        /** Reads it. */
        T of(ResultSet rows) throws SQLException;
    }

    /** Takes a connection and listens on a channel; a read that takes longer than the time out breaks it. */
    public static Listening to(DataSource database, String channel, Duration readTimeout) {
        try {
            Connection connection = database.getConnection();
            try {
                // a peer that is gone without a word is noticed by this alone
                connection.setNetworkTimeout(Runnable::run, (int) readTimeout.toMillis());
                try (Statement statement = connection.createStatement()) {
                    statement.execute("listen " + channel);
                }
                return new Listening(connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot listen on " + channel, e);
        }
    }

    /** Uses the connection. */
    public <T> T use(Work<T> work) {
        try {
            return work.with(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the listening connection broke", e);
        }
    }

    /** Returns when the channel was notified, at once where it was since the last time, or when the time is over. */
    public void await(Duration most) {
        use(it -> {
            // 0 would wait for ever
            int millis = (int) Math.max(1, most.toMillis());
            return it.unwrap(PGConnection.class).getNotifications(millis);
        });
    }

    /** Gives the connection back, silent again. */
    @Override
    public void close() {
        try (connection) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("unlisten *");
            }
            connection.setNetworkTimeout(Runnable::run, 0);
        } catch (SQLException e) {
            // broken already: the pool finds out and drops it
        }
    }
}
