package io.countersign.trust.rest;

import io.countersign.trust.Evaluation;
import io.countersign.trust.Reason;
import io.countersign.trust.TrustStatus;
import io.countersign.trust.view.PackedClient;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers as AuthZEN 1.0 access evaluation responses: the decision, and in its context why. What is the same in all of them
 * is text already: most of what an answer costs is its writing (ADR 0017).
 */
final class EvaluationWriter {

    private static final int USUAL_LENGTH = 512;

    /** Most answers of a second end in the same one. */
    private static volatile Second lastSecond = new Second(0, "");

    private EvaluationWriter() {}

    private record Second(long second, String text) {}

    static Buffer one(Evaluation evaluation, Asked asked) {
        JsonText out = new JsonText(USUAL_LENGTH);
        begin(out, evaluation);
        @Nullable String because = asked.because(evaluation);
        if (because != null) {
            return out.json(because).buffer();
        }
        int from = out.length();
        end(out, evaluation);
        asked.told(evaluation, out, from);
        return out.buffer();
    }

    static Buffer many(List<Evaluation> evaluations) {
        JsonText out = new JsonText(USUAL_LENGTH * evaluations.size());
        String before = "{\"evaluations\":[";
        for (Evaluation evaluation : evaluations) {
            begin(out.json(before), evaluation);
            end(out, evaluation);
            before = ",";
        }
        return out.json("]}").buffer();
    }

    /** What is another every time. */
    private static void begin(JsonText out, Evaluation evaluation) {
        Evaluation.Verdict verdict = evaluation.verdict();
        TrustStatus status = evaluation.status();
        out.json(
                        evaluation.decision()
                                ? "{\"decision\":true,\"context\":{\"id\":\""
                                : "{\"decision\":false,\"context\":{\"id\":\"")
                .json(evaluation.id().toString());
        if (verdict.trusted() && status == TrustStatus.ACTIVE && !evaluation.isReport()) {
            out.json("\",\"reason\":\"trusted\",\"reasons\":[\"trusted\"],\"status\":\"active\"");
        } else {
            reasons(out, evaluation);
            out.json(",\"status\":\"").json(status.wire()).json("\"");
        }
        out.json(",\"valid_until\":\"").json(instant(evaluation.until())).json("\"");
    }

    /** What rests on the question and what was made of it. */
    private static void end(JsonText out, Evaluation evaluation) {
        optional(out, ",\"granted_scope\":", evaluation.verdict().granted());
        PackedClient client = evaluation.client();
        if (client != null && client.version() > 0) {
            out.json(",\"version\":").number(client.version());
            String digest = client.digest();
            if (digest != null) {
                out.json(",\"digest\":\"").json(digest).json("\"");
            }
            out.json(",\"environment\":\"").json(client.environment().wire());
            display(out.json("\",\"display\":{"), evaluation, client);
        }
        out.json("}}");
    }

    private static void reasons(JsonText out, Evaluation evaluation) {
        Evaluation.Verdict verdict = evaluation.verdict();
        out.json("\",\"reason\":\"").json(verdict.reason().wire()).json("\",\"reasons\":[");
        String before = "\"";
        for (Reason reason : verdict.reasons()) {
            out.json(before).json(reason.wire());
            before = "\",\"";
        }
        out.json("\"]");
        if (evaluation.isReport()) {
            out.json(",\"mode\":\"report\",\"would_refuse\":").bool(!verdict.trusted());
        }
    }

    /** What a consent page may show as true: none of it is what the client says of itself. */
    private static void display(JsonText out, Evaluation evaluation, PackedClient client) {
        out.json("\"client_host\":").string(client.authority());
        out.json(",\"client_host_verified\":").bool(evaluation.judged().hostVerified());
        out.json(",\"owner\":").string(client.namespace());
        String redirectHost = evaluation.question().redirectHost();
        if (redirectHost != null && !evaluation.verdict().reasons().contains(Reason.REDIRECT_URI_NOT_REGISTERED)) {
            out.json(",\"redirect_host\":").string(redirectHost);
        }
        out.json(",\"loopback_only\":").bool(client.isLoopbackOnly()).json("}");
    }

    private static void optional(JsonText out, String before, @Nullable String value) {
        if (value != null) {
            out.json(before).string(value);
        }
    }

    private static String instant(long second) {
        Second last = lastSecond;
        if (last.second() != second) {
            last = new Second(second, Instant.ofEpochSecond(second).toString());
            lastSecond = last;
        }
        return last.text();
    }
}
