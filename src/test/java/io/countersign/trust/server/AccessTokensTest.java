package io.countersign.trust.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.client.Environment;
import io.countersign.platform.Ids;
import io.countersign.platform.RegistryConfig;
import io.countersign.signing.Purpose;
import io.countersign.signing.Signer;
import io.countersign.testing.TestStack;
import io.countersign.testing.Tokens;
import io.countersign.trust.server.AccessTokens.Issued;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose a token is: only what this registry signed as an access token for itself, until it expires. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class AccessTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final UUID ID = UUID.fromString("019ab3a4-6c00-7000-8000-0000000000e1");
    private static final AuthorizationServer SERVER = new AuthorizationServer(
            1,
            ID,
            new ServerTerms(
                    "as",
                    "https://as.example",
                    Mode.ENFORCE,
                    Set.of(Environment.PROD),
                    ServerTerms.OTHER,
                    false,
                    new Credentials.TokenSubject("as")),
            AuthorizationServer.State.ENABLED,
            NOW,
            "erin",
            NOW,
            0);

    @Inject
    Signer signer;

    @Inject
    RegistryConfig registry;

    @Inject
    Ids ids;

    private AccessTokens at(Instant now) {
        return new AccessTokens(signer, registry, ids, Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void aTokenIsOfItsServerUntilItExpires() {
        String token = at(NOW).issue(SERVER);
        Instant end = NOW.plus(AccessTokens.LIFE);
        assertThat(at(NOW).serverOf(token)).contains(new Issued(ID, end));
        assertThat(at(end.minusMillis(1)).serverOf(token)).isPresent();
        assertThat(at(end).serverOf(token)).isEmpty();
    }

    @Test
    void aTokenThatWasChangedIsNobodys() {
        String token = at(NOW).issue(SERVER);
        int signature = token.lastIndexOf('.') + 1;
        char other = token.charAt(signature) == 'A' ? 'B' : 'A';
        assertThat(at(NOW).serverOf(token.substring(0, signature) + other + token.substring(signature + 1)))
                .isEmpty();
        assertThat(at(NOW).serverOf(token.substring(0, signature))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b.c", "e30.e30.e30"})
    void whatIsNoTokenIsNobodys(String text) {
        assertThat(at(NOW).serverOf(text)).isEmpty();
    }

    @Test
    void whatTheOpenIdProviderIssuedIsNoneOfOurs() {
        assertThat(at(NOW).serverOf(Tokens.of("keycloak"))).isEmpty();
    }

    /** The right payload, signed by this registry as something else. */
    @Test
    void whatWasSignedForAnotherPurposeOrAsAnotherTypeIsNone() {
        String good = payload("https://registry.example", "\"https://registry.example\"", ID.toString());
        assertThat(at(NOW).serverOf(signer.sign(Purpose.ANSWER, AccessTokens.TYP, good)))
                .isPresent();
        assertThat(at(NOW).serverOf(signer.sign(Purpose.STATEMENT, AccessTokens.TYP, good)))
                .isEmpty();
        assertThat(at(NOW).serverOf(signer.sign(Purpose.ANSWER, "JWT", good))).isEmpty();
    }

    @Test
    void everyClaimCounts() {
        String us = "https://registry.example";
        for (String wrong : new String[] {
            payload("https://other.example", "\"" + us + "\"", ID.toString()),
            payload(us, "\"https://other.example\"", ID.toString()),
            payload(us, "[\"" + us + "\",\"https://other.example\"]", ID.toString()),
            payload(us, "\"" + us + "\"", "keycloak"),
            payload(us, "\"" + us + "\"", ID.toString()).replace("\"exp\"", "\"end\""),
            "{}",
            "no JSON"
        }) {
            assertThat(at(NOW).serverOf(signer.sign(Purpose.ANSWER, AccessTokens.TYP, wrong)))
                    .as(wrong)
                    .isEmpty();
        }
    }

    private static String payload(String issuer, String audience, String subject) {
        return "{\"iss\":\"%s\",\"aud\":%s,\"sub\":\"%s\",\"exp\":%d}"
                .formatted(issuer, audience, subject, NOW.plusSeconds(60).getEpochSecond());
    }
}
