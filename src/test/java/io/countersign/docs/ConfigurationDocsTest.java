package io.countersign.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} lists every setting that the sources read, in the words of its Javadoc. */
class ConfigurationDocsTest {

    /** Read before Quarkus starts, by names that are constants. */
    private static final List<String> BEFORE_QUARKUS = List.of(
            "countersign.mode",
            "countersign.data-directory",
            "countersign.port",
            "countersign.embedded.management-port",
            "countersign.embedded.identity-port");

    /** No setting: the embedded default's own mark that it runs. */
    private static final String MARK = "countersign.embedded-default-runs";

    /** What production must set of Quarkus itself; the meanings are ours. */
    private static final List<Setting> OF_QUARKUS = List.of(
            required("quarkus.datasource.jdbc.url", "Where PostgreSQL is: `jdbc:postgresql://host:5432/database`."),
            required(
                    "quarkus.datasource.username",
                    "The role the service runs as. It has no DDL, and no UPDATE or DELETE on facts, so it is not the owner."),
            required("quarkus.datasource.password", "That role's password."),
            required("quarkus.flyway.username", "The role that owns the schema and migrates it at start."),
            new Setting("quarkus.flyway.password", "none", "That role's password."),
            required(
                    "quarkus.oidc.auth-server-url",
                    "The issuer of the tokens, https; its discovery document and keys are fetched from there."),
            required(
                    "quarkus.oidc.token.audience",
                    "The audience a token must name, so that tokens made for other services are refused here."));

    private final SettingSources sources;

    ConfigurationDocsTest() throws IOException {
        sources = SettingSources.read(Path.of("src", "main", "java"));
    }

    @Test
    void thePageListsEverySetting() {
        Generated.file(
                Path.of("docs", "configuration.md"),
                Generated.NOTE + """
                # Configuration

                A setting is a system property, an environment variable, or a line in `config/application.properties` beside the service, in this
                order of precedence.

                ## Of the service

                """ + table(sources.mapped()) + """

                The embedded default sets the required ones itself.

                ## Of the start

                Read before anything else starts; they choose between the embedded default and production. It is a production start as soon as a
                database or an issuer is configured, and always in the native executable. A production start with an unsafe or missing setting is
                refused, and says every reason at once. `countersign.embedded.*` and `countersign.sample-data` are refused there.

                """ + table(beforeQuarkus()) + """

                ## Of Quarkus, in production

                """ + table(OF_QUARKUS)
                        + """

                Everything else of Quarkus can be set too: https://quarkus.io/guides/all-config. What the service is built with is in
                `src/main/resources/application.properties`.
                """);
    }

    @Test
    void noPropertyIsReadThatThePageDoesNotHave() {
        Set<String> ours = sources.literals().stream()
                .filter(name -> name.startsWith("countersign."))
                .collect(Collectors.toCollection(TreeSet::new));
        ours.remove(MARK);
        assertThat(properties(Stream.concat(sources.mapped().stream(), beforeQuarkus().stream())))
                .containsAll(ours);
    }

    @Test
    void whatAProductionStartAsksOfQuarkusIsOnThePage() throws IOException {
        Set<String> asked =
                SettingSources.read(Path.of("src", "main", "java", "io", "countersign", "platform")).literals().stream()
                        .filter(name -> name.matches("quarkus\\.(datasource|flyway|oidc\\.auth|oidc\\.token).*"))
                        .collect(Collectors.toSet());
        assertThat(properties(OF_QUARKUS.stream())).containsExactlyInAnyOrderElementsOf(asked);
    }

    private List<Setting> beforeQuarkus() {
        assertThat(sources.constants()).containsKeys(BEFORE_QUARKUS.toArray(String[]::new));
        return BEFORE_QUARKUS.stream().map(sources.constants()::get).toList();
    }

    private static Setting required(String property, String meaning) {
        return new Setting(property, "none, it is required", meaning);
    }

    private static Set<String> properties(Stream<Setting> settings) {
        return settings.map(Setting::property).collect(Collectors.toSet());
    }

    private static String table(List<Setting> settings) {
        boolean fallbacks =
                settings.stream().noneMatch(setting -> setting.fallback().isEmpty());
        StringBuilder text = new StringBuilder("| Setting | Environment variable |")
                .append(fallbacks ? " Default |" : "")
                .append(" Meaning |\n|---|---|---|")
                .append(fallbacks ? "---|\n" : "\n");
        for (Setting setting : settings) {
            text.append("| `%s` | `%s` |".formatted(setting.property(), setting.environmentVariable()))
                    .append(fallbacks ? " " + setting.fallback() + " |" : "")
                    .append(" ")
                    .append(setting.meaning().replace("|", "\\|"))
                    .append(" |\n");
        }
        return text.toString();
    }
}
