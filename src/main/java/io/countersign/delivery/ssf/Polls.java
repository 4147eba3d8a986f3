package io.countersign.delivery.ssf;

import io.countersign.delivery.Bell;
import io.countersign.delivery.Delivery;
import io.countersign.delivery.PollQueue;
import io.countersign.delivery.PollQueue.Batch;
import io.countersign.delivery.Recipient;
import io.countersign.delivery.Seats;
import io.countersign.delivery.ssf.StreamRefused.Reason;
import io.countersign.trust.view.Server;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What receivers poll (RFC 8936); a poll that waits holds a seat and nothing else. */
@ApplicationScoped
public class Polls {

    /** The most tokens of one answer. */
    public static final int MOST = 100;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Streams streams;
    private final PollQueue queue;
    private final SecurityEventTokens tokens;
    private final Seats seats;
    private final Bell bell;

    Polls(Streams streams, PollQueue queue, SecurityEventTokens tokens, Seats seats, Bell bell) {
        this.streams = streams;
        this.queue = queue;
        this.tokens = tokens;
        this.seats = seats;
        this.bell = bell;
    }

    /**
     * A poll.
     *
     * @param acknowledged what the receiver has
     * @param refused what it will not take, with the error code
     * @param atOnce whether an empty answer is better than a late one
     */
    public record Poll(Collection<UUID> acknowledged, Map<UUID, String> refused, int most, boolean atOnce) {}

    /**
     * Its answer.
     *
     * @param tokens by {@code jti}, the first in front
     * @param more whether others wait
     */
    public record Polled(Map<String, String> tokens, boolean more) {}

    /** Settles what the receiver says and answers what waits, or what comes within half a minute. */
    public CompletionStage<Polled> poll(Server server, UUID id, Poll poll, String url) {
        EventStream stream = streams.stream(server, id);
        if (stream.kind() != Recipient.Kind.POLL) {
            throw StreamRefused.because(Reason.NOT_FOUND);
        }
        queue.acknowledge(id, poll.acknowledged(), url);
        queue.refuse(id, poll.refused());
        Batch first = queue.next(id, poll.most());
        if (poll.atOnce() || poll.most() == 0 || !first.deliveries().isEmpty()) {
            return CompletableFuture.completedFuture(polled(stream, first));
        }
        if (!seats.take()) {
            throw StreamRefused.because(Reason.NO_SEAT);
        }
        return bell.first(
                        () -> queue.next(id, poll.most()),
                        batch -> !batch.deliveries().isEmpty(),
                        LONGEST_WAIT)
                .whenComplete((_, _) -> seats.leave())
                .thenApply(batch -> polled(stream, batch));
    }

    private Polled polled(EventStream stream, Batch batch) {
        Map<String, String> made = new LinkedHashMap<>();
        for (Delivery it : batch.deliveries()) {
            made.put(it.id().toString(), tokens.token(stream, it));
        }
        return new Polled(made, batch.more());
    }
}
