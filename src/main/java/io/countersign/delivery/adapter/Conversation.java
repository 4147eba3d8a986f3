package io.countersign.delivery.adapter;

import io.countersign.delivery.Evidence;
import io.countersign.fetch.Bytes;
import io.countersign.fetch.Call;
import io.countersign.fetch.CallResult;
import io.countersign.fetch.CallResult.Answered;
import io.countersign.fetch.Caller;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The exchanges of one telling with one server, bounded in time altogether, and what is kept of each. For one thread. */
final class Conversation {

    private static final int MOST_BYTES = 1 << 20;
    private static final int LONGEST_URL = 300;

    private final Caller caller;
    private final Clock clock;
    private final Duration timeout;
    private final Instant until;
    private final List<Evidence> evidence = new ArrayList<>();

    /**
     * A conversation.
     *
     * @param timeout of each exchange
     * @param until when it must be over
     */
    Conversation(Caller caller, Clock clock, Duration timeout, Instant until) {
        this.caller = caller;
        this.clock = clock;
        this.timeout = timeout;
        this.until = until;
    }

    /** What is said. */
    record Said(String step, String method, URI url, Map<String, String> headers, String body) {}

    /** Says something and keeps that it was said. */
    Answered say(Said said) throws StepFailed {
        Instant at = clock.instant();
        CallResult result = call(said, at);
        keep(said, at, result instanceof Answered answer ? answer.status() : 0, said.step());
        return answered(said, result);
    }

    /** Says something that is one of many alike, which are kept as one. */
    Answered saySilently(Said said) throws StepFailed {
        return answered(said, call(said, clock.instant()));
    }

    private CallResult call(Said said, Instant at) {
        Duration left = Duration.between(at, until);
        Duration most = left.compareTo(timeout) < 0 ? left : timeout;
        if (!most.isPositive()) {
            return new CallResult.Failed("there was no time left for it");
        }
        Bytes body = new Bytes(said.body().getBytes(StandardCharsets.UTF_8));
        return caller.call(new Call(said.method(), said.url(), said.headers(), body, MOST_BYTES, most));
    }

    private static Answered answered(Said said, CallResult result) throws StepFailed {
        return switch (result) {
            case Answered answer -> answer;
            case CallResult.Refused refused -> throw StepFailed.unreachable(said.step(), refused.reason(), 0);
            case CallResult.Failed failed -> throw StepFailed.unreachable(said.step(), failed.reason(), 0);
        };
    }

    /** Keeps exchanges from a moment to now. */
    void keep(Said said, Instant at, int status, String note) {
        String url = said.url().toString().replaceAll("\\?.*", "");
        evidence.add(new Evidence(
                at,
                said.method(),
                url.substring(0, Math.min(url.length(), LONGEST_URL)),
                status,
                Duration.between(at, clock.instant()).toMillis(),
                note));
    }

    /** Adds to what is kept of the last exchange. */
    void remark(String remark) {
        Evidence last = evidence.removeLast();
        evidence.add(new Evidence(
                last.at(),
                last.method(),
                last.url(),
                last.status(),
                last.latencyMillis(),
                last.note() + ": " + remark));
    }

    List<Evidence> evidence() {
        return List.copyOf(evidence);
    }
}
