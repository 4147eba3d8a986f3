package io.countersign.trust.rest;

import io.countersign.problem.Problem;
import io.countersign.problem.ProblemType;
import io.countersign.problem.ProblemWriter;
import io.countersign.problem.RoutedBody;
import io.countersign.security.Bearer;
import io.countersign.security.Bearers;
import io.countersign.security.Role;
import io.countersign.security.TokenFault;
import io.countersign.trust.Evaluation;
import io.countersign.trust.Evaluations;
import io.countersign.trust.Question;
import io.countersign.trust.Servers;
import io.countersign.trust.view.Server;
import io.countersign.trust.view.Sought;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * "Is this client trusted for this?", over OpenID AuthZEN Authorization API 1.0. A route and no resource: what stands between a
 * request and its answer costs more than the answer does (ADR 0017).
 */
@Singleton
class EvaluationRoute {

    /** Where authorization servers ask (AuthZEN 1.0). */
    static final String ONE = "/access/v1/evaluation";

    /** Where they ask many questions at once. */
    static final String MANY = "/access/v1/evaluations";

    private static final String TREE = "/access/v1/*";

    /** Before the documents' route, which looks at every path, and everything of the framework. */
    private static final int ORDER = -150_000;

    private static final int MOST_BYTES = 64 * 1024;
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-ID");
    private static final int REQUEST_ID_LENGTH = 128;

    private final Evaluations evaluations;
    private final Servers servers;
    private final Bearers bearers;
    private final ProblemWriter problems;
    private final Questions questions = new Questions();

    EvaluationRoute(Evaluations evaluations, Servers servers, Bearers bearers, ProblemWriter problems) {
        this.evaluations = evaluations;
        this.servers = servers;
        this.bearers = bearers;
        this.problems = problems;
    }

    /** What is done with a body, for an authorization server; null where the view is too old to know it. */
    private interface Answer {
        void to(RoutingContext context, @Nullable Server server, Buffer body);
    }

    /** One route, by the path as it was sent: there is one way to write it, and every other request passes here too. */
    void register(@Observes Router router) {
        router.route(TREE).order(ORDER).useNormalizedPath(false).handler(context -> {
            switch (context.request().path()) {
                case ONE -> posted(context, this::one);
                case MANY -> posted(context, this::many);
                case null, default -> context.next();
            }
        });
    }

    private void posted(RoutingContext context, Answer answer) {
        if (context.request().method().equals(HttpMethod.POST)) {
            asked(context, answer);
        } else {
            notAllowed(context);
        }
    }

    private void notAllowed(RoutingContext context) {
        context.response().putHeader(HttpHeaders.ALLOW, "POST");
        problems.send(context, ProblemType.METHOD_NOT_ALLOWED);
    }

    private void asked(RoutingContext context, Answer answer) {
        RoutedBody.read(
                context,
                MOST_BYTES,
                body -> bearers.identify(
                        context,
                        bearer -> guarded(context, () -> answer.to(context, server(bearer), body)),
                        failure -> unidentified(context, failure)),
                failure -> problems.failed(context, failure));
    }

    private @Nullable Server server(Bearer bearer) {
        if (!bearer.actor().is(Role.AUTHORIZATION_SERVER)) {
            throw Problem.of(ProblemType.ROLE_MISSING)
                    .with("any_of", List.of(Role.AUTHORIZATION_SERVER.wire()))
                    .exception();
        }
        return switch (servers.of(bearer)) {
            case Servers.Known(var server) -> server;
            case Servers.Unregistered _ ->
                throw Problem.of(ProblemType.AUTHORIZATION_SERVER_UNKNOWN).exception();
            case Servers.Undecided _ -> null;
        };
    }

    private void one(RoutingContext context, @Nullable Server server, Buffer body) {
        one(context, server, questions.of(body));
    }

    private void one(RoutingContext context, @Nullable Server server, Asked asked) {
        Question question = asked.question();
        Sought found = evaluations.find(question);
        boolean wait = found == Sought.Missing.NOT_HELD;
        // what waited looks anew: it may not answer by what was true before
        answer(
                context,
                wait,
                () -> EvaluationWriter.one(
                        evaluations.evaluate(
                                server, question, wait ? evaluations.find(question) : found, asked.judged()),
                        asked));
    }

    private void many(RoutingContext context, @Nullable Server server, Buffer body) {
        EvaluationReader.Batch batch = EvaluationReader.many(body.getBytes());
        if (batch.single()) {
            one(context, server, new Asked(batch.questions().getFirst(), false));
            return;
        }
        List<Sought> found = found(batch);
        boolean wait = found.contains(Sought.Missing.NOT_HELD);
        answer(context, wait, () -> EvaluationWriter.many(answers(server, batch, wait ? found(batch) : found)));
    }

    private List<Sought> found(EvaluationReader.Batch batch) {
        List<Sought> found = new ArrayList<>(batch.questions().size());
        batch.questions().forEach(question -> found.add(evaluations.find(question)));
        return found;
    }

    private List<Evaluation> answers(@Nullable Server server, EvaluationReader.Batch batch, List<Sought> found) {
        List<Evaluation> answers = new ArrayList<>(found.size());
        for (int i = 0; i < found.size(); i++) {
            Evaluation evaluation =
                    evaluations.evaluate(server, batch.questions().get(i), found.get(i), null);
            answers.add(evaluation);
            if (batch.semantic().endsWith(evaluation.decision())) {
                break;
            }
        }
        return answers;
    }

    /** Answers here and now, or on a thread that may wait for the database. */
    private void answer(RoutingContext context, boolean mayWait, Supplier<Buffer> answer) {
        if (!mayWait) {
            send(context, answer.get());
            return;
        }
        context.vertx()
                .executeBlocking(answer::get, false)
                .onSuccess(body -> send(context, body))
                .onFailure(failure -> unavailable(context, failure));
    }

    private static void send(RoutingContext context, Buffer body) {
        HttpServerResponse response = context.response();
        response.headers().set(HttpHeaders.CONTENT_TYPE, JSON).set(HttpHeaders.CACHE_CONTROL, NO_STORE);
        @Nullable String requestId = context.request().getHeader(REQUEST_ID);
        if (requestId != null && requestId.length() <= REQUEST_ID_LENGTH) {
            response.putHeader(REQUEST_ID, requestId);
        }
        response.end(body);
    }

    private void guarded(RoutingContext context, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            problems.failed(context, e);
        }
    }

    private void unidentified(RoutingContext context, Throwable failure) {
        TokenFault.of(failure)
                .ifPresentOrElse(
                        fault -> {
                            context.response().putHeader("WWW-Authenticate", fault.challenge());
                            problems.send(context, type(fault));
                        },
                        () -> unavailable(context, failure));
    }

    private static ProblemType type(TokenFault fault) {
        return switch (fault) {
            case MISSING -> ProblemType.TOKEN_MISSING;
            case EXPIRED -> ProblemType.TOKEN_EXPIRED;
            case INVALID -> ProblemType.TOKEN_INVALID;
        };
    }

    private void unavailable(RoutingContext context, Throwable failure) {
        problems.failed(context, ProblemType.UNAVAILABLE, failure);
    }
}
