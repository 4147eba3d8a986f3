package io.countersign.delivery.ssf;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** The rows of clients that streams do not want to hear of. */
@ApplicationScoped
class SubjectRepository {

    private static final String COUNT = "select count(*) from ssf_removed_subject where recipient = ?";
    private static final String REMOVE =
            "insert into ssf_removed_subject (recipient, client_id) values (?, ?) on conflict do nothing";
    private static final String ADD = "delete from ssf_removed_subject where recipient = ? and client_id = ?";

    private final DataSource database;

    SubjectRepository(DataSource database) {
        this.database = database;
    }

    long removed(UUID stream) {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(COUNT)) {
            count.setObject(1, stream);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("subjects cannot be counted", e);
        }
    }

    void remove(UUID stream, String clientId) {
        update(REMOVE, stream, clientId);
    }

    void add(UUID stream, String clientId) {
        update(ADD, stream, clientId);
    }

    private void update(String sql, UUID stream, String clientId) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, stream);
            statement.setString(2, clientId);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a subject cannot be written", e);
        }
    }
}
