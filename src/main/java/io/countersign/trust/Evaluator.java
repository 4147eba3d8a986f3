package io.countersign.trust;

import io.countersign.client.Environment;
import io.countersign.document.Digest;
import io.countersign.document.RedirectUri;
import io.countersign.trust.Evaluation.Reason;
import java.util.List;

/** Answers a {@link Question} from what is known of the client: a pure decision that says no whenever it is not sure. */
final class Evaluator {

    private Evaluator() {}

    /** A client as an evaluation needs it; its environment, and its live digest and redirect URIs. */
    record Live(TrustStatus status, Environment environment, Digest digest, List<RedirectUri> redirectUris) {}

    static Reason decide(Live client, Question question) {
        return switch (client.status()) {
            case UNKNOWN -> Reason.CLIENT_UNKNOWN;
            case SUSPENDED -> Reason.CLIENT_SUSPENDED;
            case REVOKED -> Reason.CLIENT_REVOKED;
            case EXPIRED -> Reason.CLIENT_EXPIRED;
            case ACTIVE -> active(client, question);
        };
    }

    /** The answer about a client that has no document. */
    static Reason withoutDocument(TrustStatus status) {
        return status == TrustStatus.REVOKED ? Reason.CLIENT_REVOKED : Reason.CLIENT_UNKNOWN;
    }

    private static Reason active(Live client, Question question) {
        // a development client is trusted where development is asked for by name, and nowhere else
        if (!question.isAbout(client.environment())) {
            return Reason.ENVIRONMENT_MISMATCH;
        }
        String held = question.digest();
        if (held != null && !held.equals(client.digest().value())) {
            return Reason.DIGEST_NOT_APPROVED;
        }
        String asked = question.redirectUri();
        if (asked != null && client.redirectUris().stream().noneMatch(uri -> uri.permits(asked))) {
            return Reason.REDIRECT_URI_NOT_REGISTERED;
        }
        return Reason.TRUSTED;
    }
}
