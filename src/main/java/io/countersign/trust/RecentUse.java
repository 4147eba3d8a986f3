package io.countersign.trust;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Which authorization servers asked about a client since this replica started: what a change of it would touch. Bounded. */
@ApplicationScoped
public class RecentUse {
    private static final int MOST = 10_000;

    private final Map<Key, Use> uses = new ConcurrentHashMap<>();
    private final Clock clock;

    RecentUse(Clock clock) {
        this.clock = clock;
    }

    private record Key(UUID client, String server) {}

    /**
     * One authorization server's questions about one client.
     *
     * @param server the subject of its token
     */
    public record Use(String server, long questions, Instant last) {}

    void asked(UUID client, String server) {
        Key key = new Key(client, server);
        if (uses.size() >= MOST && !uses.containsKey(key)) {
            return;
        }
        Instant now = clock.instant();
        uses.merge(key, new Use(server, 1, now), (before, _) -> new Use(server, before.questions() + 1, now));
    }

    List<Use> of(UUID client) {
        return uses.entrySet().stream()
                .filter(entry -> entry.getKey().client().equals(client))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing(Use::last).reversed())
                .toList();
    }
}
