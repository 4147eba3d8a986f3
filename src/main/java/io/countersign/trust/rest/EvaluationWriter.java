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
    private static final SerializedString ID = new SerializedString("id");
    private static final SerializedString REASON = new SerializedString("reason");
    private static final SerializedString STATUS = new SerializedString("status");
    private static final SerializedString VALID_UNTIL = new SerializedString("valid_until");
    private static final SerializedString GRANTED_SCOPE = new SerializedString("granted_scope");
    private static final SerializedString VERSION = new SerializedString("version");
    private static final SerializedString DIGEST = new SerializedString("digest");
    private static final SerializedString ENVIRONMENT = new SerializedString("environment");
    private static final SerializedString CLIENT_HOST = new SerializedString("client_host");
    private static final SerializedString CLIENT_HOST_VERIFIED = new SerializedString("client_host_verified");
    private static final SerializedString OWNER = new SerializedString("owner");
    private static final SerializedString REDIRECT_HOST = new SerializedString("redirect_host");
    private static final SerializedString LOOPBACK_ONLY = new SerializedString("loopback_only");

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
        member(json, ID, evaluation.id().toString());
        Evaluation.Verdict verdict = evaluation.verdict();
        member(json, REASON, verdict.reason().wire());
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
        member(json, STATUS, evaluation.status().wire());
        member(json, VALID_UNTIL, text(evaluation.until()));
        optional(json, GRANTED_SCOPE, verdict.granted());
        PackedClient client = evaluation.client();
        if (client != null && client.version() > 0) {
            json.writeFieldName(VERSION);
            json.writeNumber(client.version());
            optional(json, DIGEST, client.digest());
            member(json, ENVIRONMENT, client.environment().wire());
            display(json, evaluation, client);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** What a consent page may show as true: none of it is what the client says of itself. */
    private static void display(JsonGenerator json, Evaluation evaluation, PackedClient client) throws IOException {
        json.writeFieldName(DISPLAY);
        json.writeStartObject();
        member(json, CLIENT_HOST, client.authority());
        json.writeFieldName(CLIENT_HOST_VERIFIED);
        json.writeBoolean(evaluation.hostVerified());
        member(json, OWNER, client.namespace());
        String redirectUri = evaluation.question().redirectUri();
        if (redirectUri != null && !evaluation.verdict().reasons().contains(Reason.REDIRECT_URI_NOT_REGISTERED)) {
            member(json, REDIRECT_HOST, new RedirectUri(redirectUri).host());
        }
        json.writeFieldName(LOOPBACK_ONLY);
        json.writeBoolean(client.isLoopbackOnly());
        json.writeEndObject();
    }

    private static void optional(JsonGenerator json, SerializedString name, @Nullable String value) throws IOException {
        if (value != null) {
            member(json, name, value);
        }
    }

    private static void member(JsonGenerator json, SerializedString name, String value) throws IOException {
        json.writeFieldName(name);
        json.writeString(value);
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
