package io.countersign.delivery;

import io.countersign.client.Environment;
import io.countersign.delivery.FanOut.Addressee;
import io.countersign.delivery.FanOut.Made;
import io.countersign.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The rows between an event and its deliveries. */
@ApplicationScoped
class FanOutRepository {

    /** Any number that no other lock of ours has. */
    private static final String LOCK = "select pg_try_advisory_xact_lock(7023001)";

    private static final String ADDRESSEES = """
        select r.id, r.kind, a.environments, s.events_delivered,
               array(select client_id from ssf_removed_subject d where d.recipient = r.id) as removed
        from recipient r
        join authorization_server a on a.id = r.authorization_server and a.state = 'ENABLED'
        left join ssf_stream s on s.recipient = r.id
        where r.state in ('ENABLED', 'PAUSED')
        order by r.ordinal""";

    private static final String NUMBER = """
        insert into event_number (number, event)
        select (select coalesce(max(number), 0) from event_number) + place, event
        from unnest(?::uuid[]) with ordinality as numbered (event, place)""";

    private static final String MAKE = """
        insert into delivery (id, recipient, type, event, client, at, state, due_at, give_up_at)
        values (?, ?, ?, ?, ?, ?, 'WAITING', ?, ?)""";

    private final DataSource database;
    private final Sql sql;

    FanOutRepository(DataSource database) {
        this.database = database;
        this.sql = new Sql(database, "the rows of the outbox");
    }

    /** Whether it is this transaction's turn; it stays so until its end. */
    boolean isMine() {
        return sql.first(LOCK, _ -> {}, row -> row.getBoolean(1)).orElseThrow();
    }

    List<Addressee> addressees() {
        return sql.list(
                ADDRESSEES,
                _ -> {},
                row -> new Addressee(
                        row.getObject("id", UUID.class),
                        Recipient.Kind.valueOf(row.getString("kind")),
                        Arrays.stream(row.getString("environments").split(","))
                                .map(Environment::valueOf)
                                .collect(Collectors.toSet()),
                        words(row.getString("events_delivered")),
                        Set.of((String[]) row.getArray("removed").getArray())));
    }

    private static Set<String> words(@Nullable String words) {
        return words == null || words.isEmpty() ? Set.of() : Set.of(words.split(" "));
    }

    /** Numbers events in their order, and writes what is made of them. */
    void write(List<UUID> events, List<Made> made, Instant now) {
        sql.update(NUMBER, number -> Sql.array(number, 1, "uuid", events));
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(MAKE)) {
            for (Made it : made) {
                insert.setObject(1, it.id());
                insert.setObject(2, it.recipient());
                insert.setString(3, it.type());
                insert.setObject(4, it.event().id());
                insert.setObject(5, it.event().client());
                insert.setTimestamp(6, Timestamp.from(it.event().at()));
                insert.setTimestamp(7, Timestamp.from(now));
                insert.setTimestamp(8, Timestamp.from(it.giveUpAt()));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the deliveries cannot be written", e);
        }
    }
}
