package io.countersign.delivery;

import io.countersign.client.Environment;
import io.countersign.platform.Listening;
import io.countersign.platform.Sql;
import io.countersign.trust.event.TrustEvents;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The numbers of events. */
@ApplicationScoped
class EventNumberRepository {

    private static final String CHANNEL = "countersign_told";

    private static final String AFTER = """
        select n.number, n.event from event_number n join trust_event e on e.id = n.event
        where n.number > ? and e.environment = any(?) order by n.number limit ?""";

    private static final String OF = "select number from event_number where event = ?";

    private static final String LATEST = "select coalesce(max(number), 0) from event_number";

    private final TrustEvents events;
    private final DataSource database;
    private final Sql sql;

    EventNumberRepository(TrustEvents events, DataSource database) {
        this.events = events;
        this.database = database;
        this.sql = new Sql(database, "the numbers of events");
    }

    /** A line on which one hears that there is something to be told. */
    Listening listen(Duration readTimeout) {
        return Listening.to(database, CHANNEL, readTimeout);
    }

    long latest() {
        return sql.first(LATEST, _ -> {}, row -> row.getLong(1)).orElseThrow();
    }

    /** The number of an event; none while it has got none yet. */
    OptionalLong of(UUID event) {
        return sql.list(OF, select -> select.setObject(1, event), row -> row.getLong(1)).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** The first events of some environments after a number. */
    List<NumberedEvent> after(long number, Set<Environment> environments, int most) {
        Map<UUID, Long> numbers = sql
                .list(
                        AFTER,
                        select -> {
                            select.setLong(1, number);
                            Sql.array(
                                    select,
                                    2,
                                    "text",
                                    environments.stream().map(Enum::name).toList());
                            select.setInt(3, most);
                        },
                        row -> Map.entry(row.getObject("event", UUID.class), row.getLong("number")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return events.events(numbers.keySet()).stream()
                .map(event -> new NumberedEvent(numbers.getOrDefault(event.id(), 0L), event))
                .sorted(Comparator.comparingLong(NumberedEvent::number))
                .toList();
    }
}
