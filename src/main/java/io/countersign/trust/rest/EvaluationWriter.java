package io.countersign.trust.rest;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.countersign.document.RedirectUri;
import io.countersign.trust.Evaluation;
import io.countersign.trust.Reason;
import io.countersign.trust.view.PackedClient;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers as AuthZEN 1.0 access evaluation responses: the decision, and in its context why. What is the same in all of them
 * is text already, and what is not is quoted by Jackson where it has to be: most of what an answer costs is its writing (ADR 0017).
 */
final class EvaluationWriter {

    private static final int USUAL_LENGTH = 768;
    private static final JsonStringEncoder QUOTES = JsonStringEncoder.getInstance();

    /** Most answers of a second end in the same one. */
    private static volatile Second lastSecond = new Second(0, "");

    private EvaluationWriter() {}

    private record Second(long second, String text) {}

    static String one(Evaluation evaluation) {
        StringBuilder out = new StringBuilder(USUAL_LENGTH);
        write(out, evaluation);
        return out.toString();
    }

    static String many(List<Evaluation> evaluations) {
        StringBuilder out = new StringBuilder(USUAL_LENGTH * evaluations.size());
        String before = "{\"evaluations\":[";
        for (Evaluation evaluation : evaluations) {
            write(out.append(before), evaluation);
            before = ",";
        }
        return out.append("]}").toString();
    }

    private static void write(StringBuilder out, Evaluation evaluation) {
        Evaluation.Verdict verdict = evaluation.verdict();
        out.append(evaluation.decision() ? "{\"decision\":true" : "{\"decision\":false")
                .append(",\"context\":{\"id\":\"")
                .append(evaluation.id())
                .append("\",\"reason\":\"")
                .append(verdict.reason().wire())
                .append("\",\"reasons\":");
        char before = '[';
        for (Reason reason : verdict.reasons()) {
            out.append(before).append('"').append(reason.wire()).append('"');
            before = ',';
        }
        out.append(']');
        if (evaluation.isReport()) {
            out.append(",\"mode\":\"report\",\"would_refuse\":").append(!verdict.trusted());
        }
        out.append(",\"status\":\"").append(evaluation.status().wire());
        out.append("\",\"valid_until\":\"").append(instant(evaluation.until())).append('"');
        optional(out, ",\"granted_scope\":", verdict.granted());
        PackedClient client = evaluation.client();
        if (client != null && client.version() > 0) {
            out.append(",\"version\":").append(client.version());
            optional(out, ",\"digest\":", client.digest());
            out.append(",\"environment\":\"")
                    .append(client.environment().wire())
                    .append('"');
            display(out, evaluation, client);
        }
        out.append("}}");
    }

    /** What a consent page may show as true: none of it is what the client says of itself. */
    private static void display(StringBuilder out, Evaluation evaluation, PackedClient client) {
        text(out, ",\"display\":{\"client_host\":", client.authority());
        out.append(",\"client_host_verified\":").append(evaluation.hostVerified());
        text(out, ",\"owner\":", client.namespace());
        String redirectUri = evaluation.question().redirectUri();
        if (redirectUri != null && !evaluation.verdict().reasons().contains(Reason.REDIRECT_URI_NOT_REGISTERED)) {
            text(out, ",\"redirect_host\":", new RedirectUri(redirectUri).host());
        }
        out.append(",\"loopback_only\":").append(client.isLoopbackOnly()).append('}');
    }

    private static void optional(StringBuilder out, String before, @Nullable String value) {
        if (value != null) {
            text(out, before, value);
        }
    }

    private static void text(StringBuilder out, String before, String value) {
        out.append(before).append('"');
        if (isPlain(value)) {
            out.append(value);
        } else {
            QUOTES.quoteAsString(value, out);
        }
        out.append('"');
    }

    /** Whether nothing in a text has to be escaped (RFC 8259 §7). */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
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
