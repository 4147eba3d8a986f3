package io.countersign.delivery.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.client.Environment;
import io.countersign.delivery.EventFeed;
import io.countersign.delivery.NumberedEvent;
import io.countersign.delivery.Seats;
import io.countersign.platform.Page;
import io.countersign.problem.Problem;
import io.countersign.problem.ProblemException;
import io.countersign.problem.ProblemType;
import io.countersign.security.CurrentActor;
import io.countersign.security.Role;
import io.countersign.trust.Servers;
import io.countersign.trust.event.TrustEvent;
import io.countersign.trust.view.Server;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** What happened to clients, by number: as pages, or as a stream of server-sent events. */
@Path("/api/v1/events")
@Authenticated
@Tag(name = "events")
public class EventsResource {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final EventFeed feed;
    private final Seats seats;
    private final Servers servers;
    private final CurrentActor current;
    private final ObjectMapper mapper;

    EventsResource(EventFeed feed, Seats seats, Servers servers, CurrentActor current, ObjectMapper mapper) {
        this.feed = feed;
        this.seats = seats;
        this.servers = servers;
        this.current = current;
        this.mapper = mapper;
    }

    /**
     * What happened to a client's trust.
     *
     * @param number one more than that of the event before; who sees some environments only sees holes
     * @param status where the client stands since
     */
    @RegisterForReflection
    public record EventResponse(
            long number,
            String type,
            String act,
            String clientId,
            String status,
            int version,
            String environment,
            Instant at) {

        static EventResponse of(NumberedEvent numbered) {
            TrustEvent it = numbered.event();
            return new EventResponse(
                    numbered.number(),
                    it.type().wire(),
                    it.act(),
                    it.clientId(),
                    it.status().wire(),
                    it.version(),
                    it.environment().wire(),
                    it.at());
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "The events after a number (authorization server: of its environments; auditor, security admin, operator: all)")
    public Page<EventResponse> list(
            @QueryParam("after") @DefaultValue("0") @Min(0) long after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        return feed.after(after, environments(), limit).map(EventResponse::of);
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            summary =
                    "The events after a number, or after Last-Event-ID, or else from now on, as they come; the same people")
    public Multi<OutboundSseEvent> listen(
            @HeaderParam("Last-Event-ID") @Nullable @Min(0) Long last,
            @QueryParam("after") @Nullable @Min(0) Long after,
            @Context Sse sse) {
        Set<Environment> environments = environments();
        long from = last != null ? last : after != null ? after : feed.latest();
        if (!seats.take()) {
            throw full();
        }
        AtomicLong read = new AtomicLong(from);
        Multi<OutboundSseEvent> events = Multi.createBy()
                .repeating()
                .completionStage(() -> feed.next(read.get(), environments, HEARTBEAT))
                .indefinitely()
                .onItem()
                .transformToMultiAndConcatenate(found -> sent(sse, found, read))
                // a listener comes again and goes on where it was
                .onFailure()
                .recoverWithCompletion();
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(comment(sse)), events)
                .onTermination()
                .invoke(seats::leave);
    }

    private Multi<OutboundSseEvent> sent(Sse sse, List<NumberedEvent> found, AtomicLong read) {
        if (found.isEmpty()) {
            return Multi.createFrom().item(comment(sse));
        }
        read.set(found.getLast().number());
        return Multi.createFrom().iterable(found).map(it -> event(sse, it));
    }

    /** So that both sides and all between them notice when the connection is gone. */
    private static OutboundSseEvent comment(Sse sse) {
        return sse.newEventBuilder().comment("listening").build();
    }

    private OutboundSseEvent event(Sse sse, NumberedEvent it) {
        try {
            return sse.newEventBuilder()
                    .id(Long.toString(it.number()))
                    .name(it.event().type().wire())
                    .data(mapper.writeValueAsString(EventResponse.of(it)))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event can be written", e);
        }
    }

    private static ProblemException full() {
        return Problem.of(ProblemType.TOO_MANY_LISTENERS).exception();
    }

    /** Those the caller may see. */
    private Set<Environment> environments() {
        current.get().require(Role.AUTHORIZATION_SERVER, Role.AUDITOR, Role.SECURITY_ADMIN, Role.OPERATOR);
        return current.get().is(Role.AUDITOR, Role.SECURITY_ADMIN, Role.OPERATOR)
                ? Set.of(Environment.values())
                : servers.asking(current.bearer()).map(Server::environments).orElse(Set.of());
    }
}
