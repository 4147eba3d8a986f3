package io.countersign.delivery;

import io.countersign.client.Environment;
import io.countersign.platform.Listening;
import io.countersign.trust.event.TrustEvents;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The numbers of events. */
@ApplicationScoped
class EventNumberRepository {

    private static final String CHANNEL = "countersign_told";

    private static final String AFTER = """
        select n.number, n.event from event_number n join trust_event e on e.id = n.event
        where n.number > ? and e.environment = any(?) order by n.number limit ?""";

    private static final String LATEST = "select coalesce(max(number), 0) from event_number";

    private final TrustEvents events;
    private final DataSource database;

    EventNumberRepository(TrustEvents events, DataSource database) {
        this.events = events;
        this.database = database;
    }

    /** A line on which one hears that there is something to be told. */
    Listening listen(Duration readTimeout) {
        return Listening.to(database, CHANNEL, readTimeout);
    }

    long latest() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LATEST);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the last number cannot be read", e);
        }
    }

    /** The first events of some environments after a number. */
    List<NumberedEvent> after(long number, Set<Environment> environments, int most) {
        Map<UUID, Long> numbers = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(AFTER)) {
            select.setLong(1, number);
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text", environments.stream().map(Enum::name).toArray()));
            select.setInt(3, most);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    numbers.put(row.getObject("event", UUID.class), row.getLong("number"));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the numbers cannot be read", e);
        }
        return events.events(numbers.keySet()).stream()
                .map(event -> new NumberedEvent(numbers.getOrDefault(event.id(), 0L), event))
                .sorted(Comparator.comparingLong(NumberedEvent::number))
                .toList();
    }
}
