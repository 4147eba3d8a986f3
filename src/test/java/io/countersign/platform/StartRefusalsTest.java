package io.countersign.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StartRefusalsTest {

    private static final Map<String, String> SAFE = Map.of(
            "countersign.mode", "production",
            "countersign.base-url", "https://registry.example:8443",
            "countersign.signing.statement-key", "/etc/countersign/statement-key.pem",
            "countersign.signing.answer-key", "/etc/countersign/answer-key.pem",
            "quarkus.datasource.jdbc.url", "jdbc:postgresql://db/countersign",
            "quarkus.datasource.username", "countersign_app",
            "quarkus.datasource.password", "secret",
            "quarkus.flyway.username", "countersign_owner",
            "quarkus.oidc.auth-server-url", "https://login.example/realms/staff",
            "quarkus.oidc.token.audience", "countersign");

    @Test
    void aSafeConfigurationIsNotRefused() {
        assertThat(reasons(SAFE)).isEmpty();
    }

    @Test
    void everyReasonIsToldAtOnce() {
        assertThat(StartRefusals.of(new StartSettings(Map.of(), Set.of())))
                .extracting(reason -> reason.substring(reason.lastIndexOf('(')))
                .containsExactly(
                        "(quarkus.datasource.jdbc.url, QUARKUS_DATASOURCE_JDBC_URL)",
                        "(quarkus.datasource.username, QUARKUS_DATASOURCE_USERNAME)",
                        "(quarkus.datasource.password, QUARKUS_DATASOURCE_PASSWORD)",
                        "(quarkus.flyway.username, QUARKUS_FLYWAY_USERNAME)",
                        "(quarkus.oidc.auth-server-url, QUARKUS_OIDC_AUTH_SERVER_URL)",
                        "(quarkus.oidc.token.audience, QUARKUS_OIDC_TOKEN_AUDIENCE)",
                        "(countersign.base-url, COUNTERSIGN_BASE_URL)",
                        "(countersign.signing.statement-key, COUNTERSIGN_SIGNING_STATEMENT_KEY)",
                        "(countersign.signing.answer-key, COUNTERSIGN_SIGNING_ANSWER_KEY)");
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.datasource.jdbc.url, '', no database URL",
        "quarkus.datasource.username, '', no database user",
        "quarkus.datasource.password, '', no database password",
        "quarkus.flyway.username, '', no migration user",
        "quarkus.datasource.username, countersign_owner, the application's database role is the migration owner",
        "quarkus.oidc.auth-server-url, '', no OIDC issuer",
        "quarkus.oidc.auth-server-url, http://login.example, the OIDC issuer is not https",
        "quarkus.oidc.auth-server-url, login.example, not an absolute URL",
        "quarkus.oidc.auth-server-url, https://localhost:8445/dev-identity, the OIDC issuer is the dev identity",
        "quarkus.oidc.token.audience, '', no audience",
        "countersign.base-url, '', no base URL",
        "countersign.base-url, http://registry.example, the base URL is not https",
        "countersign.base-url, https://registry.example/, the base URL must be",
        "countersign.base-url, https://registry.example/a, the base URL must be",
        "countersign.base-url, https://registry.example?a, the base URL must be",
        "countersign.base-url, https://registry.example#a, the base URL must be",
        "countersign.base-url, https://me@registry.example, the base URL must be",
        "countersign.base-url, https://registry example, not an absolute URL",
        "countersign.signing.statement-key, '', ephemeral signing key",
        "countersign.signing.answer-key, '', ephemeral signing key",
        "countersign.signing.answer-key, /etc/countersign/../countersign/statement-key.pem, the answer signing key is the",
        "countersign.fetch.address-guard, false, the address guard is off",
        "countersign.fetch.address-guard, no, the address guard is off",
        "countersign.sample-data, true, sample data belongs to the embedded default",
        "countersign.embedded.identity-port, 8445, this setting belongs to the embedded default",
    })
    void oneUnsafeSettingIsOneReason(String name, String value, String reason) {
        Map<String, String> values = new HashMap<>(SAFE);
        values.put(name, value);
        assertThat(reasons(values))
                .singleElement()
                .asString()
                .startsWith(reason)
                .contains("(" + name + ", ");
    }

    @Test
    void aKeyFileThatCannotBeReadIsAReason() {
        assertThat(StartRefusals.of(new StartSettings(SAFE, Set.of())))
                .containsExactly(
                        "the statement signing key cannot be read"
                                + " (countersign.signing.statement-key, COUNTERSIGN_SIGNING_STATEMENT_KEY)",
                        "the answer signing key cannot be read"
                                + " (countersign.signing.answer-key, COUNTERSIGN_SIGNING_ANSWER_KEY)");
    }

    @Test
    void noReasonShowsAPassword() {
        Map<String, String> values = new HashMap<>(SAFE);
        values.put("quarkus.flyway.username", "countersign_app");
        assertThat(reasons(values)).noneMatch(reason -> reason.contains("secret"));
    }

    private static List<String> reasons(Map<String, String> values) {
        return StartRefusals.of(new StartSettings(
                values, Set.of("countersign.signing.statement-key", "countersign.signing.answer-key")));
    }
}
