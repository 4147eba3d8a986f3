package io.countersign.delivery.rest;

import io.countersign.delivery.Recipient;
import io.countersign.delivery.ssf.StreamControl;
import io.countersign.delivery.ssf.StreamRefused;
import io.countersign.delivery.ssf.StreamTermsRefused;
import io.countersign.delivery.ssf.Streams;
import io.countersign.problem.InvalidMember;
import io.countersign.problem.Problem;
import io.countersign.problem.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Refusals of streams, as problems. */
final class SsfProblems {

    private static final int NO_SEAT_SECONDS = 5;

    @ServerExceptionMapper
    Response refused(StreamRefused e) {
        return switch (e.reason()) {
            case NOT_FOUND -> Problem.of(ProblemType.NOT_FOUND).response();
            case TAKEN -> Problem.of(ProblemType.STREAM_TAKEN).response();
            case TOO_MANY_STREAMS -> limit(Streams.MOST);
            case TOO_MANY_SUBJECTS -> limit(StreamControl.MOST_REMOVED);
            case TOO_SOON -> later(ProblemType.TOO_SOON, e.waitSeconds());
            case DISABLED ->
                Problem.of(ProblemType.WRONG_STATE)
                        .with("state", Recipient.State.DISABLED.wire())
                        .response();
            case NO_SEAT -> later(ProblemType.TOO_MANY_LISTENERS, NO_SEAT_SECONDS);
        };
    }

    @ServerExceptionMapper
    Response terms(StreamTermsRefused e) {
        return InvalidMember.problem(e.pointer(), String.valueOf(e.getMessage()))
                .response();
    }

    private static Response limit(int most) {
        return Problem.of(ProblemType.LIMIT_REACHED).with("limit", most).response();
    }

    private static Response later(ProblemType type, long seconds) {
        return Response.fromResponse(Problem.of(type).response())
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }
}
