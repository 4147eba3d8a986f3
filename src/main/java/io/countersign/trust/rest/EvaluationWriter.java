package io.countersign.trust.rest;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.countersign.document.RedirectUri;
import io.countersign.trust.Evaluation;
import io.countersign.trust.Reason;
import io.countersign.trust.view.PackedClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes answers as AuthZEN 1.0 access evaluation responses: the decision, and in its context why. */
final class EvaluationWriter {

    private static final int USUAL_LENGTH = 768;
    private static final JsonFactory JSON = new JsonFactory();
    private static final SerializedString DECISION = new SerializedString("decision");
    private static final SerializedString CONTEXT = new SerializedString("context");
    private static final SerializedString REASONS = new SerializedString("reasons");
    private static final SerializedString DISPLAY = new SerializedString("display");

    /** Most answers of a second end in the same one. */
    private static volatile Second lastSecond = new Second(0, "");

    private EvaluationWriter() {}

    private record Second(long second, String text) {}

    static byte[] one(Evaluation evaluation) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_LENGTH);
        try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
            write(json, evaluation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] many(List<Evaluation> evaluations) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_LENGTH * evaluations.size());
        try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeArrayFieldStart("evaluations");
            for (Evaluation evaluation : evaluations) {
                write(json, evaluation);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator json, Evaluation evaluation) throws IOException {
        json.writeStartObject();
        json.writeFieldName(DECISION);
        json.writeBoolean(evaluation.decision());
        json.writeFieldName(CONTEXT);
        json.writeStartObject();
        json.writeStringField("id", evaluation.id().toString());
        Evaluation.Verdict verdict = evaluation.verdict();
        json.writeStringField("reason", verdict.reason().wire());
        json.writeFieldName(REASONS);
        json.writeStartArray();
        for (Reason reason : verdict.reasons()) {
            json.writeString(reason.wire());
        }
        json.writeEndArray();
        if (evaluation.isReport()) {
            json.writeStringField("mode", "report");
            json.writeBooleanField("would_refuse", !verdict.trusted());
        }
        json.writeStringField("status", evaluation.status().wire());
        json.writeStringField("valid_until", text(evaluation.until()));
        optional(json, "granted_scope", verdict.granted());
        PackedClient client = evaluation.client();
        if (client != null && client.version() > 0) {
            json.writeNumberField("version", client.version());
            optional(json, "digest", client.digest());
            json.writeStringField("environment", client.environment().wire());
            display(json, evaluation, client);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** What a consent page may show as true: none of it is what the client says of itself. */
    private static void display(JsonGenerator json, Evaluation evaluation, PackedClient client) throws IOException {
        json.writeFieldName(DISPLAY);
        json.writeStartObject();
        json.writeStringField("client_host", client.authority());
        json.writeBooleanField("client_host_verified", evaluation.hostVerified());
        json.writeStringField("owner", client.namespace());
        String redirectUri = evaluation.question().redirectUri();
        if (redirectUri != null && !evaluation.verdict().reasons().contains(Reason.REDIRECT_URI_NOT_REGISTERED)) {
            json.writeStringField("redirect_host", new RedirectUri(redirectUri).host());
        }
        json.writeBooleanField("loopback_only", client.isLoopbackOnly());
        json.writeEndObject();
    }

    private static void optional(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private static String text(long second) {
        Second last = lastSecond;
        if (last.second() != second) {
            last = new Second(second, Instant.ofEpochSecond(second).toString());
            lastSecond = last;
        }
        return last.text();
    }
}
