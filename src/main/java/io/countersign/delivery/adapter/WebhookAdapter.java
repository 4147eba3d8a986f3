package io.countersign.delivery.adapter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countersign.delivery.Adapter;
import io.countersign.delivery.Delivery;
import io.countersign.delivery.EventFeed;
import io.countersign.delivery.Outcome;
import io.countersign.delivery.Recipient;
import io.countersign.delivery.adapter.Conversation.Said;
import io.countersign.fetch.CallResult.Answered;
import io.countersign.platform.Ids;
import io.countersign.trust.event.TrustEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Tells an https endpoint by a signed POST of JSON (Standard Webhooks 1.0). */
@ApplicationScoped
class WebhookAdapter implements Adapter {

    /** The endpoint is there and says that this one is wrong; 410 says that all will be. Anything else may be over later. */
    private static final Set<Integer> REJECTIONS = Set.of(400, 409, 410, 413, 415, 422);

    private final AdapterRepository adapters;
    private final MountedCredentials credentials;
    private final Conversations conversations;
    private final EventFeed feed;
    private final Ids ids;
    private final Clock clock;

    WebhookAdapter(
            AdapterRepository adapters,
            MountedCredentials credentials,
            Conversations conversations,
            EventFeed feed,
            Ids ids,
            Clock clock) {
        this.adapters = adapters;
        this.credentials = credentials;
        this.conversations = conversations;
        this.feed = feed;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public boolean tells(Recipient.Kind kind) {
        return kind == Recipient.Kind.WEBHOOK;
    }

    @Override
    public Outcome tell(Recipient recipient, Delivery delivery) {
        Optional<RegisteredAdapter> adapter = adapters.byId(recipient.id());
        if (adapter.isEmpty()) {
            return new Outcome.Rejected("the adapter was deleted", List.of());
        }
        Conversation conversation = conversations.begin();
        try {
            post(conversation, adapter.get().terms(), "webhook", delivery.id().toString(), body(delivery));
            return new Outcome.Acknowledged(clock.instant(), conversation.evidence());
        } catch (StepFailed e) {
            return e.outcome(conversation.evidence());
        }
    }

    /** Sends what means nothing. */
    AdapterCheck check(RegisteredAdapter adapter) {
        Conversation conversation = conversations.begin();
        try {
            String id = ids.next().toString();
            ObjectNode ping = JsonNodeFactory.instance.objectNode();
            ping.put("id", id).put("type", "ping").put("at", clock.instant().toString());
            post(conversation, adapter.terms(), "ping", id, ping);
            return new AdapterCheck(List.of(), conversation.evidence());
        } catch (StepFailed e) {
            return new AdapterCheck(List.of(e.why()), conversation.evidence());
        }
    }

    private ObjectNode body(Delivery delivery) {
        TrustEvent event = Objects.requireNonNull(delivery.event(), "an adapter is told of events only");
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", event.id().toString());
        feed.numberOf(event.id()).ifPresent(number -> body.put("number", number));
        return body.put("type", event.type().wire())
                .put("act", event.act())
                .put("client_id", event.clientId())
                .put("status", event.status().wire())
                .put("version", event.version())
                .put("environment", event.environment().wire())
                .put("reason", event.reason())
                .put("at", event.at().toString());
    }

    private void post(Conversation conversation, AdapterTerms terms, String step, String id, ObjectNode body)
            throws StepFailed {
        String json = body.toString();
        long now = clock.instant().getEpochSecond();
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/json",
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(now),
                "webhook-signature",
                secret(terms, step).sign(id, now, json));
        Answered answer = conversation.say(new Said(step, "POST", terms.url(), headers, json));
        if (answer.isSuccessful()) {
            return;
        }
        String why = "the answer has the status " + answer.status();
        throw REJECTIONS.contains(answer.status())
                ? StepFailed.rejected(step, why)
                : StepFailed.unreachable(step, why, answer.retryAfter());
    }

    private WebhookSecret secret(AdapterTerms terms, String step) throws StepFailed {
        try {
            return WebhookSecret.parse(credentials.read(terms.credential()));
        } catch (CredentialUnusable e) {
            throw StepFailed.unreachable(step, "the credential " + terms.credential() + " " + e.why(), 0);
        }
    }
}
