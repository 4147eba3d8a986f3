package io.countersign.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.context.PreAuthorizationRequestContext;
import org.keycloak.services.clientpolicy.context.TokenIntrospectContext;
import org.keycloak.services.clientpolicy.context.TokenRefreshContext;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProviderFactory;
import org.keycloak.util.JsonSerialization;

class TrustExecutorTest {

    private static final String ID = "https://acme.example/oauth/client.json";
    private static final Answer REVOKED = new Answer.Refused(List.of("client_revoked"));

    private final Keycloak keycloak = new Keycloak();
    private final List<Question> asked = new ArrayList<>();
    private Answer answer = new Answer.Trusted();

    @Test
    void aTrustedClientGoesOn() {
        assertThat(refused("enforce", refresh())).isNull();
        assertThat(asked).hasSize(1);
    }

    @Test
    void aClientThatIsNotTrustedIsRefused() {
        answer = REVOKED;
        ClientPolicyException refused = refused("enforce", refresh());
        assertThat(refused.getError()).isEqualTo("invalid_grant");
        assertThat(refused.getErrorDetail()).isEqualTo("The client is not trusted here: client_revoked");
    }

    @Test
    void noAnswerIsARefusal() {
        answer = new Answer.Unknown("no response");
        ClientPolicyException refused = refused("enforce", refresh());
        assertThat(refused.getError()).isEqualTo("temporarily_unavailable");
        assertThat(refused.getErrorStatus().getStatusCode()).isEqualTo(503);
    }

    @Test
    void anErrorOfOursIsARefusal() throws Exception {
        TrustExecutor executor = new TrustExecutor(keycloak.session, (settings, question) -> {
            throw new IllegalStateException("no key");
        });
        executor.setupConfiguration(configuration("enforce"));
        assertThat(catchThrowableOfType(ClientPolicyException.class, () -> executor.executeOnEvent(refresh()))
                        .getError())
                .isEqualTo("temporarily_unavailable");
    }

    @Test
    void settingsThatMakeNoSenseAreARefusalAndNotSaved() {
        TrustExecutor.Configuration broken = configuration("off");
        assertThat(broken.validateConfig()).isFalse();
        assertThat(configuration("report").validateConfig()).isTrue();
        assertThat(refused("off", refresh()).getError()).isEqualTo("temporarily_unavailable");
        assertThat(asked).isEmpty();
    }

    @Test
    void reportRefusesNobodyAndCounts() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Metrics.addRegistry(meters);
        try {
            answer = REVOKED;
            assertThat(refused("report", refresh())).isNull();
            answer = new Answer.Unknown("no response");
            assertThat(refused("report", refresh())).isNull();
            assertThat(meters.get("countersign.refusals")
                            .tags("action", "refresh", "mode", "report", "error", "invalid_grant")
                            .counter()
                            .count())
                    .isEqualTo(1);
        } finally {
            Metrics.removeRegistry(meters);
        }
    }

    @Test
    void aRegistrationIsAskedAboutOnceInARequest() {
        ClientPolicyContext before = new PreAuthorizationRequestContext(ID, new MultivaluedHashMap<>());
        assertThat(refused("enforce", before)).isNull();
        assertThat(refused("enforce", before)).isNull();
        assertThat(asked).containsExactly(Question.plain(Action.REGISTER, ID));
    }

    @Test
    void aRegistrationThatWasRefusedIsRefusedAgain() {
        answer = REVOKED;
        ClientPolicyContext before = new PreAuthorizationRequestContext(ID, new MultivaluedHashMap<>());
        assertThat(refused("enforce", before)).isNotNull();
        assertThat(refused("enforce", before)).isNotNull();
    }

    @Test
    void aTokenOfAClientThatIsNotTrustedIsIntrospectedAsNone() {
        answer = REVOKED;
        AccessToken token = new AccessToken();
        token.issuedFor(ID);
        keycloak.tokens.put("A", token);
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        form.add("token", "A");
        ClientPolicyContext context = new TokenIntrospectContext(keycloak.client("resource-server"), form);
        assertThat(refused("report", context)).isNull();
        assertThat(form.getFirst("token")).isEqualTo("A");
        assertThat(refused("enforce", context)).isNull();
        assertThat(form.get("token")).doesNotContain("A");
    }

    @Test
    void keycloakFindsTheExecutorAndShowsEverySettingThatItReads() {
        assertThat(ServiceLoader.load(ClientPolicyExecutorProviderFactory.class))
                .filteredOn(TrustExecutorFactory.class::isInstance)
                .hasSize(1);
        assertThat(new TrustExecutorFactory().getConfigProperties())
                .extracting(ProviderConfigProperty::getName)
                .containsExactly(
                        "endpoint",
                        "audience",
                        "authentication",
                        "bearer-token",
                        "mode",
                        "environment",
                        "connect-timeout",
                        "request-timeout",
                        "every-client",
                        "issuer-scopes");
        assertThatCode(() -> new TrustExecutorFactory().create(keycloak.session))
                .doesNotThrowAnyException();
    }

    private ClientPolicyException refused(String mode, ClientPolicyContext context) {
        TrustExecutor executor = new TrustExecutor(keycloak.session, (settings, question) -> {
            asked.add(question);
            return answer;
        });
        executor.setupConfiguration(configuration(mode));
        return catchThrowableOfType(ClientPolicyException.class, () -> executor.executeOnEvent(context));
    }

    /** As Keycloak makes it of what the realm holds. */
    private static TrustExecutor.Configuration configuration(String mode) {
        return JsonSerialization.mapper.convertValue(
                Map.of("endpoint", "https://registry.example", "mode", mode), TrustExecutor.Configuration.class);
    }

    private ClientPolicyContext refresh() {
        return new TokenRefreshContext(new MultivaluedHashMap<>(), keycloak.client(ID), null);
    }
}
