package io.countersign.trust;

import io.countersign.trust.view.PackedClient;
import io.countersign.trust.view.Server;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation that is kept.
 *
 * @param ordinal its place in the list
 * @param server the authorization server that asked
 * @param client the client it was about; null where the client ID is nobody's
 * @param decision what was answered
 * @param refused what was found: a server that only reports is answered yes all the same
 * @param status where the client stood
 * @param version the live version then; 0 when there was none
 * @param kind why it is kept
 */
public record EvaluationOfRecord(
        long ordinal,
        UUID id,
        Instant at,
        UUID server,
        @Nullable UUID client,
        String clientId,
        String action,
        String resource,
        @Nullable String environment,
        boolean decision,
        boolean refused,
        List<String> reasons,
        String status,
        int version,
        @Nullable String digest,
        Kind kind) {

    /** Longer than any identifier that is known: what is cut was nobody's. */
    private static final int MOST = 2048;

    private static final int MOST_OF_A_NAME = 64;

    public EvaluationOfRecord {
        reasons = List.copyOf(reasons);
    }

    /** Why an evaluation is kept. */
    public enum Kind {
        /** Every no, and every yes that would have been one. */
        REFUSAL,
        /** The first yes for a client, authorization server, resource and version. */
        FIRST,
        /** One of many. */
        SAMPLE
    }

    static EvaluationOfRecord of(Evaluation evaluation, Kind kind) {
        Server server = Objects.requireNonNull(evaluation.server());
        Question question = evaluation.question();
        PackedClient client = evaluation.client();
        return new EvaluationOfRecord(
                0,
                evaluation.id(),
                Instant.ofEpochSecond(evaluation.at()),
                server.id(),
                client == null ? null : client.id(),
                storable(question.clientId(), MOST),
                storable(question.action(), MOST_OF_A_NAME),
                storable(question.resource(), MOST),
                question.environment() == null ? null : storable(question.environment(), MOST_OF_A_NAME),
                evaluation.decision(),
                !evaluation.verdict().trusted(),
                evaluation.verdict().reasons().stream().map(Reason::wire).toList(),
                evaluation.status().wire(),
                client == null ? 0 : client.version(),
                client == null ? null : client.digest(),
                kind);
    }

    /** A number that is the same for the same client, authorization server, resource and version, and hardly ever for others. */
    static long key(Evaluation evaluation) {
        PackedClient client = Objects.requireNonNull(evaluation.client());
        UUID id = client.id();
        Server server = Objects.requireNonNull(evaluation.server());
        long key = id.getMostSignificantBits() * 31 + id.getLeastSignificantBits();
        key = key * 31 + server.id().getLeastSignificantBits();
        key = key * 31 + evaluation.question().resource().hashCode();
        return (key * 31 + client.version()) * 0x9E3779B97F4A7C15L;
    }

    /** What PostgreSQL keeps as text: bounded, and without U+0000. */
    private static String storable(String text, int most) {
        String cut = text.length() > most ? text.substring(0, most) : text;
        return cut.replace('\0', ' ');
    }
}
