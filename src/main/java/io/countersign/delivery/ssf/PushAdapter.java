package io.countersign.delivery.ssf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.delivery.Adapter;
import io.countersign.delivery.Delivery;
import io.countersign.delivery.DeliveryConfig;
import io.countersign.delivery.Evidence;
import io.countersign.delivery.Outcome;
import io.countersign.delivery.Recipient;
import io.countersign.fetch.Bytes;
import io.countersign.fetch.Call;
import io.countersign.fetch.CallResult;
import io.countersign.fetch.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Pushes security event tokens to the endpoints of receivers (RFC 8935). */
@ApplicationScoped
class PushAdapter implements Adapter {

    private static final int MOST_BYTES = 16 * 1024;
    private static final Pattern ERROR_CODE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private final StreamRepository streams;
    private final SecurityEventTokens tokens;
    private final Caller caller;
    private final DeliveryConfig config;
    private final ObjectMapper mapper;
    private final Clock clock;

    PushAdapter(
            StreamRepository streams,
            SecurityEventTokens tokens,
            Caller caller,
            DeliveryConfig config,
            ObjectMapper mapper,
            Clock clock) {
        this.streams = streams;
        this.tokens = tokens;
        this.caller = caller;
        this.config = config;
        this.mapper = mapper;
        this.clock = clock;
    }

    @Override
    public boolean tells(Recipient.Kind kind) {
        return kind == Recipient.Kind.PUSH;
    }

    @Override
    public Outcome tell(Recipient recipient, Delivery delivery) {
        Optional<EventStream> stream = streams.byId(recipient.id());
        if (stream.isEmpty() || stream.get().endpoint() == null) {
            return new Outcome.Rejected("the stream was deleted", List.of());
        }
        return push(stream.get(), stream.get().endpoint(), delivery);
    }

    private Outcome push(EventStream stream, URI endpoint, Delivery delivery) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/" + SecurityEventTokens.TYP);
        headers.put("Accept", "application/json");
        if (stream.authorizationHeader() != null) {
            headers.put("Authorization", stream.authorizationHeader());
        }
        Bytes body = new Bytes(tokens.token(stream, delivery).getBytes(StandardCharsets.US_ASCII));
        Instant began = clock.instant();
        CallResult result = caller.call(new Call("POST", endpoint, headers, body, MOST_BYTES, config.timeout()));
        long millis = Duration.between(began, clock.instant()).toMillis();
        return outcome(
                result,
                (status, note) -> List.of(new Evidence(began, "POST", endpoint.toString(), status, millis, note)));
    }

    @FunctionalInterface
    private interface Noted {
        List<Evidence> evidence(int status, String note);
    }

    private Outcome outcome(CallResult result, Noted noted) {
        return switch (result) {
            case CallResult.Answered it -> answered(it, noted);
            case CallResult.Refused it -> new Outcome.Unreachable(it.reason(), 0, noted.evidence(0, it.reason()));
            case CallResult.Failed it -> new Outcome.Unreachable(it.reason(), 0, noted.evidence(0, it.reason()));
        };
    }

    private Outcome answered(CallResult.Answered answer, Noted noted) {
        if (answer.isSuccessful()) {
            return new Outcome.Acknowledged(clock.instant(), noted.evidence(answer.status(), "pushed"));
        }
        Optional<String> error = answer.status() == 400 ? errorCode(answer.body()) : Optional.empty();
        if (error.isPresent()) {
            return new Outcome.Rejected(error.get(), noted.evidence(400, "rejected: " + error.get()));
        }
        String why = "the answer has the status " + answer.status();
        return new Outcome.Unreachable(why, answer.retryAfter(), noted.evidence(answer.status(), why));
    }

    /** The {@code err} of an error (RFC 8935 §2.3); its description is the words of a stranger and kept nowhere. */
    private Optional<String> errorCode(Bytes body) {
        try {
            JsonNode err = mapper.readTree(body.value()).path("err");
            return err.isTextual() && ERROR_CODE.matcher(err.asText()).matches()
                    ? Optional.of(err.asText())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
