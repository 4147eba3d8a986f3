package io.countersign.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.countersign.platform.DatabaseFault;
import io.countersign.platform.Ids;
import io.countersign.platform.KeyRefused;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what the framework throws into problems, so that no other form of error ever leaves the service. */
final class FrameworkProblems {

    private static final Logger LOG = Logger.getLogger(FrameworkProblems.class);

    private final Ids ids;

    FrameworkProblems(Ids ids) {
        this.ids = ids;
    }

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return e.problem().response();
    }

    @ServerExceptionMapper
    Response key(KeyRefused e) {
        ProblemType type = switch (e.reason()) {
            case INVALID -> ProblemType.IDEMPOTENCY_KEY_INVALID;
            case REUSED -> ProblemType.IDEMPOTENCY_KEY_REUSED;
        };
        return Problem.of(type).response();
    }

    @ServerExceptionMapper
    Response violations(ConstraintViolationException e) {
        List<Map<String, String>> errors = e.getConstraintViolations().stream()
                .map(violation -> InvalidMember.error(violation.getPropertyPath(), violation.getMessage()))
                .toList();
        return Problem.of(ProblemType.INVALID_MEMBER).with("errors", errors).response();
    }

    @ServerExceptionMapper
    Response mismatch(MismatchedInputException e) {
        return json(e);
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e) {
        if (e.getCause() instanceof JacksonException json) {
            return json(json);
        }
        ProblemType type = switch (e.getResponse().getStatus()) {
            case 400 -> ProblemType.INVALID_MEMBER;
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 413 -> ProblemType.BODY_TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            default -> ProblemType.INTERNAL;
        };
        return type == ProblemType.INTERNAL ? other(e) : Problem.of(type).response();
    }

    @ServerExceptionMapper
    Response other(Exception e) {
        return switch (DatabaseFault.of(e)) {
            case LOST_RACE -> Problem.of(ProblemType.CONCURRENT_CHANGE).response();
            case INVALID ->
                Problem.of(ProblemType.INVALID_MEMBER, "a value holds the character U+0000")
                        .response();
            case UNAVAILABLE -> incident(ProblemType.UNAVAILABLE, e);
            case OTHER -> incident(ProblemType.INTERNAL, e);
        };
    }

    private Response incident(ProblemType type, Exception e) {
        String incident = ids.next().toString();
        LOG.errorf(e, "incident %s: %s", incident, type.slug());
        return Problem.of(type).with("incident", incident).response();
    }

    private static Response json(JacksonException e) {
        if (e instanceof JsonMappingException mapping && !isSyntax(mapping)) {
            return Problem.of(ProblemType.INVALID_MEMBER)
                    .with("errors", List.of(InvalidMember.error(mapping)))
                    .response();
        }
        boolean duplicate = e.getOriginalMessage().startsWith("Duplicate");
        return Problem.of(duplicate ? ProblemType.DUPLICATE_MEMBER : ProblemType.MALFORMED_JSON, at(e))
                .response();
    }

    /** Jackson wraps some errors of syntax as if they were errors of a member. */
    private static boolean isSyntax(JsonMappingException e) {
        return e.getCause() instanceof JsonParseException
                || e.getOriginalMessage().startsWith("Trailing token");
    }

    private static String at(JacksonException e) {
        String message = e.getOriginalMessage().lines().findFirst().orElse("");
        String bounded = message.substring(0, Math.min(message.length(), 200));
        return e.getLocation() == null
                ? bounded
                : "line %d, column %d: %s"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr(), bounded);
    }
}
