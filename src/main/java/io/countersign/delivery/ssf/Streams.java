package io.countersign.delivery.ssf;

import io.countersign.delivery.DeliveryConfig;
import io.countersign.delivery.EventTypes;
import io.countersign.delivery.Recipient;
import io.countersign.delivery.ssf.StreamRefused.Reason;
import io.countersign.fetch.Caller;
import io.countersign.log.Log;
import io.countersign.platform.Ids;
import io.countersign.security.Actor;
import io.countersign.trust.view.Server;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The streams of authorization servers: each makes, changes and deletes its own and sees no other; the log has every act. */
@ApplicationScoped
@Transactional
public class Streams {

    /** The most streams of an authorization server. */
    public static final int MOST = 10;

    private final StreamRepository streams;
    private final DeliveryConfig config;
    private final Caller caller;
    private final Log log;
    private final Ids ids;
    private final Clock clock;

    Streams(StreamRepository streams, DeliveryConfig config, Caller caller, Log log, Ids ids, Clock clock) {
        this.streams = streams;
        this.config = config;
        this.caller = caller;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** The event type URIs there are. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public List<String> supported() {
        return EventTypes.supported(config.draftEvents());
    }

    /** Makes a stream, enabled (SSF 1.0 §8.1.1.1). */
    public EventStream create(Actor actor, Server server, StreamTerms terms) {
        requireCallable(terms);
        streams.lockServer(server.id());
        List<EventStream> others = streams.ofServer(server.id());
        if (others.size() >= MOST) {
            throw StreamRefused.because(Reason.TOO_MANY_STREAMS);
        }
        UUID id = ids.next();
        requireFree(id, others, terms);
        EventStream stream = new EventStream(
                id,
                server.id(),
                terms.kind(),
                Recipient.State.ENABLED,
                server.issuer(),
                terms.endpoint(),
                terms.authorizationHeader(),
                asked(terms),
                given(terms),
                terms.description(),
                null,
                null);
        streams.insert(stream, clock.instant(), actor.subject());
        record(actor, "stream.created", stream, told(stream));
        return stream;
    }

    /** The streams of an authorization server, in the order in which they were made. */
    public List<EventStream> of(Server server) {
        return streams.ofServer(server.id());
    }

    /** A stream of an authorization server; nobody else's is there. */
    public EventStream stream(Server server, UUID id) {
        return own(server, streams.byId(id).orElse(null));
    }

    /** Puts other terms, made from the stream as it is, in the place of its terms (SSF 1.0 §8.1.1.3, §8.1.1.4). */
    public EventStream change(Actor actor, Server server, UUID id, Function<EventStream, StreamTerms> change) {
        streams.lockServer(server.id());
        EventStream before = locked(server, id);
        StreamTerms terms = change.apply(before);
        if (terms.kind() != before.kind()) {
            throw new StreamTermsRefused("/delivery/method", "does not change; make another stream");
        }
        requireCallable(terms);
        requireFree(id, streams.ofServer(server.id()), terms);
        EventStream after = before.with(terms, asked(terms), given(terms));
        if (!after.equals(before)) {
            streams.change(after, clock.instant());
            record(actor, "stream.changed", after, told(after));
        }
        return after;
    }

    /** Ends a stream (SSF 1.0 §8.1.1.5): what waited is given up. */
    public void delete(Actor actor, Server server, UUID id) {
        EventStream stream = locked(server, id);
        streams.move(id, Recipient.State.DELETED, clock.instant());
        streams.end(id, "the stream was deleted", clock.instant());
        record(actor, "stream.deleted", stream, Map.of());
    }

    private EventStream locked(Server server, UUID id) {
        return own(server, streams.lock(id).orElse(null));
    }

    private static EventStream own(Server server, @Nullable EventStream stream) {
        if (stream == null || !stream.server().equals(server.id())) {
            throw StreamRefused.because(Reason.NOT_FOUND);
        }
        return stream;
    }

    private void requireCallable(StreamTerms terms) {
        URI endpoint = terms.endpoint();
        if (endpoint != null && !caller.mayCall(endpoint)) {
            throw new StreamTermsRefused(
                    "/delivery/endpoint_url",
                    "must be https without a user, unless its host is one that may be private");
        }
    }

    private static void requireFree(UUID id, List<EventStream> ofServer, StreamTerms terms) {
        URI endpoint = terms.endpoint();
        if (endpoint != null
                && ofServer.stream().anyMatch(other -> !other.id().equals(id) && endpoint.equals(other.endpoint()))) {
            throw StreamRefused.because(Reason.TAKEN);
        }
    }

    private List<String> asked(StreamTerms terms) {
        @Nullable List<String> requested = terms.requested();
        return requested == null ? supported() : requested.stream().distinct().toList();
    }

    private List<String> given(StreamTerms terms) {
        return supported().stream().filter(asked(terms)::contains).toList();
    }

    private static Map<String, String> told(EventStream stream) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("method", stream.kind().wire());
        if (stream.endpoint() != null) {
            told.put("endpoint_url", stream.endpoint().toString());
        }
        told.put("events_delivered", String.join(" ", stream.delivered()));
        return told;
    }

    private void record(Actor actor, String act, EventStream stream, Map<String, String> detail) {
        Map<String, String> told = new LinkedHashMap<>(detail);
        told.put("stream", stream.id().toString());
        log.append(actor, act, stream.audience(), told);
    }
}
