package io.countersign.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.http.NameValuePair;
import org.apache.http.client.utils.URLEncodedUtils;
import org.apache.http.entity.ContentType;
import org.apache.http.message.BasicNameValuePair;
import org.jspecify.annotations.Nullable;

/** Exchanges assertions for access tokens (RFC 7523 §2.2, {@code private_key_jwt}): nobody has to keep a secret. */
final class RealmAssertion implements Credential {

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final int OK = 200;
    private static final int LONGEST_LIFE = 3600;

    private final Settings settings;
    private final Exchange exchange;
    private final Tokens tokens;
    private final String realm;
    private final Supplier<String> assertion;
    private final Clock clock;

    /**
     * @param realm the realm whose token it is
     * @param assertion signs a new assertion
     */
    RealmAssertion(
            Settings settings,
            Exchange exchange,
            Tokens tokens,
            String realm,
            Supplier<String> assertion,
            Clock clock) {
        this.settings = settings;
        this.exchange = exchange;
        this.tokens = tokens;
        this.realm = realm;
        this.assertion = assertion;
        this.clock = clock;
    }

    @Override
    public String token(@Nullable String rejected) throws NoAnswer {
        String name = String.join(" ", realm, settings.endpoint().toString(), settings.audience());
        Duration wait = Duration.ofMillis(settings.limits().requestMillis());
        return tokens.token(name, rejected, wait, this::fetch);
    }

    private Tokens.Token fetch() throws NoAnswer {
        List<NameValuePair> form = List.of(
                new BasicNameValuePair("grant_type", "client_credentials"),
                new BasicNameValuePair("client_assertion_type", ASSERTION_TYPE),
                new BasicNameValuePair("client_assertion", assertion.get()));
        Exchange.Reply reply = exchange.post(
                settings.token(),
                ContentType.APPLICATION_FORM_URLENCODED,
                URLEncodedUtils.format(form, StandardCharsets.UTF_8),
                null);
        if (reply.status() != OK) {
            throw new NoAnswer("no token: status " + reply.status());
        }
        JsonNode response = Countersign.json(reply.body());
        String token = response.path("access_token").asText("");
        int life = response.path("expires_in").asInt(0);
        if (token.isEmpty()
                || life <= 0
                || !"bearer".equalsIgnoreCase(response.path("token_type").asText(""))) {
            throw new NoAnswer("no token: the response holds none");
        }
        return new Tokens.Token(token, clock.instant().plusSeconds(Math.min(life, LONGEST_LIFE)));
    }
}
