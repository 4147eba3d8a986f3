package io.countersign.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * The settings that decide whether and how the process starts, read before Quarkus runs.
 *
 * @param values the configured values by property name; an empty value counts as absent
 * @param readable the names among {@link #STATEMENT_KEY} and {@link #ANSWER_KEY} of which the file or directory can be read
 */
public record StartSettings(Map<String, String> values, Set<String> readable) {

    /**
     * With {@code production} the start is a production start even where neither a database nor an issuer is configured, so that a
     * forgotten setting is a refusal and not an embedded default.
     */
    static final String MODE = "countersign.mode";

    static final String BASE_URL = "countersign.base-url";
    static final String STATEMENT_KEY = "countersign.signing.statement-key";
    static final String ANSWER_KEY = "countersign.signing.answer-key";
    static final String ADDRESS_GUARD = "countersign.fetch.address-guard";
    static final String SAMPLE_DATA = "countersign.sample-data";
    static final String EMBEDDED_PREFIX = "countersign.embedded.";
    static final String DATABASE_URL = "quarkus.datasource.jdbc.url";
    static final String DATABASE_USER = "quarkus.datasource.username";
    static final String DATABASE_PASSWORD = "quarkus.datasource.password";
    static final String MIGRATION_USER = "quarkus.flyway.username";
    static final String ISSUER = "quarkus.oidc.auth-server-url";
    static final String AUDIENCE = "quarkus.oidc.token.audience";
    /** No property of the user: set when the process is the native executable, which carries no embedded default. */
    static final String NATIVE_EXECUTABLE = "native-executable";

    private static final List<String> READ = List.of(
            MODE,
            BASE_URL,
            STATEMENT_KEY,
            ANSWER_KEY,
            ADDRESS_GUARD,
            SAMPLE_DATA,
            DATABASE_URL,
            DATABASE_USER,
            DATABASE_PASSWORD,
            MIGRATION_USER,
            ISSUER,
            AUDIENCE);

    /** Settings without blank values, safe from later changes of the map. */
    public StartSettings {
        Map<String, String> present = new LinkedHashMap<>(values);
        present.values().removeIf(String::isBlank);
        values = Map.copyOf(present);
        readable = Set.copyOf(readable);
    }

    /** The settings of this process, from every source of configuration. */
    static StartSettings of(Config config, boolean nativeExecutable) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : READ) {
            config.getOptionalValue(name, String.class).ifPresent(value -> values.put(name, value));
        }
        for (String name : config.getPropertyNames()) {
            String dotted = name.toLowerCase(Locale.ROOT).replace('_', '.');
            if (dotted.startsWith(EMBEDDED_PREFIX)) {
                values.put(dotted, config.getOptionalValue(name, String.class).orElse(""));
            }
        }
        if (nativeExecutable) {
            values.put(NATIVE_EXECUTABLE, "true");
        }
        Set<String> readable = Stream.of(STATEMENT_KEY, ANSWER_KEY)
                .filter(name -> readable(values.get(name)))
                .collect(Collectors.toSet());
        return new StartSettings(values, readable);
    }

    /** The value of a property, absent when it is not set or empty. */
    public Optional<String> value(String property) {
        return Optional.ofNullable(values.get(property));
    }

    private static boolean readable(@Nullable String file) {
        if (file == null || file.isBlank() || !Files.isReadable(Path.of(file))) {
            return false;
        }
        return Files.isRegularFile(Path.of(file)) || Files.isDirectory(Path.of(file));
    }
}
