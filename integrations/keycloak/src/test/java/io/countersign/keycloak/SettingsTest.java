package io.countersign.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final Map<String, Object> LEAST = Map.of(Settings.ENDPOINT, "https://registry.example/");

    @Test
    void theLeastMeansEnforcingWithTheKeyOfTheRealm() {
        Settings settings = Settings.parse(LEAST);
        assertThat(settings.evaluation()).isEqualTo(URI.create("https://registry.example/access/v1/evaluation"));
        assertThat(settings.token()).isEqualTo(URI.create("https://registry.example/access/v1/token"));
        assertThat(settings.audience()).isEqualTo("https://registry.example");
        assertThat(settings.bearerToken()).isNull();
        assertThat(settings.environment()).isNull();
        assertThat(settings.enforces()).isTrue();
        assertThat(settings.everyClient()).isFalse();
        assertThat(settings.limits()).isEqualTo(new Exchange.Limits(300, 800));
        assertThat(settings.issuerScopes())
                .containsExactlyInAnyOrder("openid", "profile", "email", "address", "phone", "offline_access");
    }

    @Test
    void takesWhatAnImportHolds() {
        Settings settings = Settings.parse(Map.of(
                Settings.ENDPOINT,
                "http://localhost:8080",
                Settings.MODE,
                "report",
                Settings.EVERY_CLIENT,
                true,
                Settings.REQUEST_TIMEOUT,
                2500,
                Settings.ISSUER_SCOPES,
                List.of("openid", "acr")));
        assertThat(settings.enforces()).isFalse();
        assertThat(settings.everyClient()).isTrue();
        assertThat(settings.limits().requestMillis()).isEqualTo(2500);
        assertThat(settings.issuerScopes()).containsExactlyInAnyOrder("openid", "acr");
    }

    @ParameterizedTest
    @CsvSource({
        "endpoint, ''",
        "endpoint, registry.example",
        "endpoint, http://registry.example",
        "endpoint, https://me@registry.example",
        "endpoint, https://registry.example?a",
        "endpoint, https://registry.example#a",
        "endpoint, https://",
        "mode, off",
        "authentication, none",
        "authentication, bearer",
        "connect-timeout, 0",
        "request-timeout, 30001",
        "request-timeout, -1",
        "request-timeout, 1s"
    })
    void refusesWhatMakesNoSense(String name, String value) {
        Map<String, Object> realm = new HashMap<>(LEAST);
        realm.put(name, value);
        assertThatThrownBy(() -> Settings.parse(realm))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(value.equals("bearer") ? Settings.BEARER_TOKEN : name);
    }
}
