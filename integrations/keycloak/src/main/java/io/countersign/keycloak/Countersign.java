package io.countersign.keycloak;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.http.entity.ContentType;

/** Countersign as Keycloak asks it (AuthZEN 1.0, {@code /access/v1/evaluation}). */
final class Countersign {

    /** A token exchange may name several resources (RFC 8693 §2.1); each is one call. */
    static final int MOST_RESOURCES = 8;

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int MOST_REASONS = 20;

    /** What a reason code looks like; anything else could be text of somebody's choice. */
    private static final Pattern REASON = Pattern.compile("[a-z][a-z_]{0,63}");

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Settings settings;
    private final Exchange exchange;
    private final Credential credential;
    private final String issuer;

    Countersign(Settings settings, Exchange exchange, Credential credential, String issuer) {
        this.settings = settings;
        this.exchange = exchange;
        this.credential = credential;
        this.issuer = issuer;
    }

    /** Asks about every resource in turn, until one speaks against the client. */
    Answer ask(Question question) {
        if (question.resources().size() > MOST_RESOURCES) {
            return new Answer.Refused(List.of("too_many_resources"));
        }
        try {
            for (JsonNode request : requests(question)) {
                Answer answer = read(evaluate(request.toString()));
                if (!(answer instanceof Answer.Trusted)) {
                    return answer;
                }
            }
            return new Answer.Trusted();
        } catch (NoAnswer e) {
            return new Answer.Unknown(e.why());
        }
    }

    private List<JsonNode> requests(Question question) {
        if (question.resources().isEmpty()) {
            return List.of(question.aboutIssuer(issuer, settings.environment()));
        }
        List<JsonNode> requests = new ArrayList<>();
        for (String resource : question.resources()) {
            requests.add(
                    resource.equals(issuer)
                            ? question.aboutIssuer(issuer, settings.environment())
                            : question.about(resource, settings.issuerScopes(), settings.environment()));
        }
        return requests;
    }

    private String evaluate(String request) throws NoAnswer {
        URI uri = settings.evaluation();
        String token = credential.token(null);
        Exchange.Reply reply = exchange.post(uri, ContentType.APPLICATION_JSON, request, token);
        if (reply.status() == UNAUTHORIZED) {
            // keys were changed, or Countersign was set up anew: the token may be refused before its end
            reply = exchange.post(uri, ContentType.APPLICATION_JSON, request, credential.token(token));
        }
        if (reply.status() != OK) {
            throw new NoAnswer("status " + reply.status());
        }
        return reply.body();
    }

    private static Answer read(String body) throws NoAnswer {
        JsonNode response = json(body);
        JsonNode decision = response.path("decision");
        if (!decision.isBoolean()) {
            throw new NoAnswer("the response holds no decision");
        }
        return decision.booleanValue() ? new Answer.Trusted() : new Answer.Refused(reasons(response.path("context")));
    }

    /** A JSON object, or nothing that counts. */
    static JsonNode json(String body) throws NoAnswer {
        try {
            JsonNode node = JSON.readTree(body);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            // told below, without a word of the body
        }
        throw new NoAnswer("the response is no JSON object");
    }

    private static List<String> reasons(JsonNode context) {
        List<String> reasons = StreamSupport.stream(context.path("reasons").spliterator(), false)
                .map(reason -> reason.asText(""))
                .filter(reason -> REASON.matcher(reason).matches())
                .limit(MOST_REASONS)
                .toList();
        return reasons.isEmpty() ? List.of("unspecified") : reasons;
    }
}
