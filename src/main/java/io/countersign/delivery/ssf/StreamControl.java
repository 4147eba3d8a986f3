package io.countersign.delivery.ssf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countersign.delivery.Delivery;
import io.countersign.delivery.DeliveryConfig;
import io.countersign.delivery.EventTypes;
import io.countersign.delivery.Recipient;
import io.countersign.delivery.ssf.StreamRefused.Reason;
import io.countersign.log.Log;
import io.countersign.platform.Ids;
import io.countersign.platform.Page;
import io.countersign.security.Actor;
import io.countersign.security.Role;
import io.countersign.trust.view.Server;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether streams are told, of whom, and whether they work: status, subjects, verification (SSF 1.0 §8.1.2 to §8.1.4). */
@ApplicationScoped
@Transactional
public class StreamControl {

    /** How long a receiver waits between two verifications. */
    public static final Duration BETWEEN_VERIFICATIONS = Duration.ofMinutes(1);

    /** The most clients that one stream does not want to hear of. */
    public static final int MOST_REMOVED = 1000;

    private final Streams streams;
    private final StreamRepository rows;
    private final SubjectRepository subjects;
    private final OverviewRepository overviews;
    private final DeliveryConfig config;
    private final Log log;
    private final Ids ids;
    private final Clock clock;

    StreamControl(
            Streams streams,
            StreamRepository rows,
            SubjectRepository subjects,
            OverviewRepository overviews,
            DeliveryConfig config,
            Log log,
            Ids ids,
            Clock clock) {
        this.streams = streams;
        this.rows = rows;
        this.subjects = subjects;
        this.overviews = overviews;
        this.config = config;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** Sets the status of a receiver's own stream; it knows what it did and is not told. */
    public EventStream move(Actor actor, Server server, UUID id, Recipient.State to, @Nullable String reason) {
        streams.stream(server, id);
        return move(actor, locked(id), to, reason);
    }

    /** Sets the status of anybody's stream, and has its receiver told (SSF 1.0 §8.1.5). */
    public EventStream move(Actor actor, UUID id, Recipient.State to, String reason) {
        actor.require(Role.SECURITY_ADMIN);
        EventStream before = locked(id);
        EventStream after = move(actor, before, to, reason);
        if (before.state() != to) {
            ObjectNode payload = JsonNodeFactory.instance.objectNode();
            tell(id, EventTypes.STREAM_UPDATED, payload.put("status", to.wire()).put("reason", reason));
        }
        return after;
    }

    private EventStream move(Actor actor, EventStream stream, Recipient.State to, @Nullable String reason) {
        rows.reason(stream.id(), reason);
        if (stream.state() != to) {
            Instant now = clock.instant();
            rows.move(stream.id(), to, now);
            if (to == Recipient.State.DISABLED) {
                rows.end(stream.id(), "the stream was disabled", now);
            }
            log.append(
                    actor,
                    "stream." + to.wire(),
                    stream.audience(),
                    Map.of("stream", stream.id().toString()));
        }
        return locked(stream.id());
    }

    /** Lets a stream hear of a client again; it hears of all that it has not removed. */
    public void add(Server server, UUID id, String clientId) {
        subjects.add(streams.stream(server, id).id(), clientId);
    }

    /** Lets a stream hear of a client no more. */
    public void remove(Server server, UUID id, String clientId) {
        streams.stream(server, id);
        locked(id);
        if (subjects.removed(id) >= MOST_REMOVED) {
            throw StreamRefused.because(Reason.TOO_MANY_SUBJECTS);
        }
        subjects.remove(id, clientId);
    }

    /** Has a stream told that it works, with what the receiver wants to see again. */
    public void verify(Server server, UUID id, @Nullable String state) {
        streams.stream(server, id);
        EventStream stream = locked(id);
        Instant now = clock.instant();
        if (stream.state() == Recipient.State.DISABLED) {
            throw StreamRefused.because(Reason.DISABLED);
        }
        if (stream.verifiedAt() != null) {
            Duration left = Duration.between(now, stream.verifiedAt().plus(BETWEEN_VERIFICATIONS));
            if (left.isPositive()) {
                throw StreamRefused.tooSoon(left.toSeconds() + 1);
            }
        }
        rows.verified(id, now);
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        tell(id, EventTypes.VERIFICATION, state == null ? payload : payload.put("state", state));
    }

    /** All streams, in the order in which they were made. */
    public Page<StreamOverview> list(Actor actor, long cursor, int limit) {
        actor.require(Role.SECURITY_ADMIN, Role.AUDITOR, Role.OPERATOR);
        return Page.of(overviews.after(cursor, limit + 1), limit, StreamOverview::ordinal);
    }

    private EventStream locked(UUID id) {
        return rows.lock(id).orElseThrow(() -> StreamRefused.because(Reason.NOT_FOUND));
    }

    private void tell(UUID stream, String type, ObjectNode payload) {
        Instant now = clock.instant();
        rows.tell(
                new Delivery(0, ids.next(), stream, type, null, payload.toString(), now, 0), now.plus(config.giveUp()));
    }
}
