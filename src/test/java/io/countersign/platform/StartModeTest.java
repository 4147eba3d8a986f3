package io.countersign.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StartModeTest {

    @Test
    void nothingConfiguredIsTheEmbeddedDefault() {
        assertThat(mode(Map.of())).isEqualTo(StartMode.EMBEDDED);
    }

    @ParameterizedTest
    @CsvSource({
        "countersign.mode,production",
        "quarkus.datasource.jdbc.url,jdbc:postgresql://db/countersign",
        "quarkus.oidc.auth-server-url,https://login.example",
        "native-executable,true",
    })
    void anyOfTheseAloneIsProduction(String name, String value) {
        assertThat(mode(Map.of(name, value))).isEqualTo(StartMode.PRODUCTION);
    }

    @Test
    void anEmptyValueIsNoValue() {
        assertThat(mode(Map.of("quarkus.datasource.jdbc.url", " "))).isEqualTo(StartMode.EMBEDDED);
    }

    @Test
    void anotherSettingDoesNotDecide() {
        assertThat(mode(Map.of("countersign.base-url", "https://registry.example")))
                .isEqualTo(StartMode.EMBEDDED);
    }

    private static StartMode mode(Map<String, String> values) {
        return StartMode.of(new StartSettings(values, Set.of()));
    }
}
