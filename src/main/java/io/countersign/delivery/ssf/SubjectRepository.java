package io.countersign.delivery.ssf;

import io.countersign.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import javax.sql.DataSource;

/** The rows of clients that streams do not want to hear of. */
@ApplicationScoped
class SubjectRepository {

    private static final String COUNT = "select count(*) from ssf_removed_subject where recipient = ?";
    private static final String REMOVE =
            "insert into ssf_removed_subject (recipient, client_id) values (?, ?) on conflict do nothing";
    private static final String ADD = "delete from ssf_removed_subject where recipient = ? and client_id = ?";

    private final Sql sql;

    SubjectRepository(DataSource database) {
        this.sql = new Sql(database, "subjects");
    }

    long removed(UUID stream) {
        return sql.first(COUNT, count -> count.setObject(1, stream), row -> row.getLong(1))
                .orElseThrow();
    }

    void remove(UUID stream, String clientId) {
        update(REMOVE, stream, clientId);
    }

    void add(UUID stream, String clientId) {
        update(ADD, stream, clientId);
    }

    private void update(String change, UUID stream, String clientId) {
        sql.update(change, statement -> {
            statement.setObject(1, stream);
            statement.setString(2, clientId);
        });
    }
}
