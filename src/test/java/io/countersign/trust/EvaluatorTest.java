package io.countersign.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.client.Environment;
import io.countersign.document.Digest;
import io.countersign.trust.Evaluation.Verdict;
import io.countersign.trust.view.Ceiling;
import io.countersign.trust.view.PackedClient;
import io.countersign.trust.view.Sample;
import io.countersign.trust.view.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reason there is, alone and with others, against {@code tables/evaluator.txt}. */
class EvaluatorTest {

    private static final long NOW = 100;
    private static final List<String> REDIRECT_URIS =
            List.of("https://acme.example/cb", "http://127.0.0.1/cb", "http://localhost:8080/cb");
    private static final Digest OTHER = Digest.of("{ }".getBytes(StandardCharsets.UTF_8));

    /** A line of the table. */
    record Row(
            String name,
            String client,
            String serves,
            String narrows,
            String asked,
            String offered,
            String entitled,
            String reasons,
            String granted,
            String until) {

        @Override
        public String toString() {
            return narrows.equals("both") ? name : name + ", narrows: " + narrows;
        }
    }

    static List<Row> table() {
        try (var in = Objects.requireNonNull(EvaluatorTest.class.getResourceAsStream("/tables/evaluator.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .skip(1)
                    .map(EvaluatorTest::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        String[] it = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
        assertThat(it).as(line).hasSize(10);
        return new Row(it[0], it[1], it[2], it[3], it[4], it[5], it[6], it[7], it[8], it[9]);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void judges(Row row) {
        for (boolean narrows : row.narrows().equals("both") ? List.of(true, false) : List.of(yes(row.narrows()))) {
            Verdict verdict = judge(row, narrows);
            assertThat(String.join(
                            " ", verdict.reasons().stream().map(Reason::wire).toList()))
                    .as("reasons, narrows: %s", narrows)
                    .isEqualTo(row.reasons());
            assertThat(verdict.granted())
                    .as("granted")
                    .isEqualTo(row.granted().equals("-") ? null : scopes(row.granted()));
            assertThat(verdict.until()).as("until").isEqualTo(seconds(row.until()));
            assertThat(verdict.trusted()).isEqualTo(row.reasons().equals("trusted"));
        }
    }

    private static Verdict judge(Row row, boolean narrows) {
        @Nullable PackedClient client = client(row.client());
        Question question = question(row.asked());
        Set<Environment> serves = row.serves().equals("nowhere")
                ? Set.of()
                : Arrays.stream(row.serves().split("\\+"))
                        .map(EvaluatorTest::environment)
                        .collect(Collectors.toSet());
        Evaluator.Ceilings ceilings = (of, resource, environment, now) -> {
            assertThat(of).isSameAs(client).extracting(it -> it.status(NOW)).isEqualTo(TrustStatus.ACTIVE);
            assertThat(resource).isEqualTo(question.resource());
            assertThat(now).isEqualTo(NOW);
            return row.offered().equals("-")
                    ? new Ceiling(false, "", "", 0)
                    : ceiling(row.entitled(), environment, scopes(row.offered()));
        };
        return Evaluator.judge(question, server(serves, narrows), client, ceilings, NOW);
    }

    /** As the view has it: an entitlement that is over is none. */
    private static Ceiling ceiling(String entitled, Environment environment, String offered) {
        String[] parts = entitled.split(" ");
        if (entitled.equals("-") || environment(parts[0]) != environment || end(parts) <= NOW) {
            return new Ceiling(true, "", "", 0);
        }
        return new Ceiling(true, scopes(parts[1]), offered, end(parts));
    }

    private static Server server(Set<Environment> serves, boolean narrows) {
        return new Server(new UUID(0, 1), "as", "https://as.example", true, serves, narrows);
    }

    private static @Nullable PackedClient client(String cell) {
        if (cell.equals("nobody")) {
            return null;
        }
        String[] parts = cell.split(" ");
        long until = parts.length > 2 ? end(parts) : 1000;
        TrustStatus status = TrustStatus.valueOf(parts[0].toUpperCase(Locale.ROOT));
        return Sample.client(status, environment(parts[1]), until, REDIRECT_URIS);
    }

    private static Question question(String cell) {
        Map<String, String> said = new HashMap<>();
        Arrays.stream(cell.split(" ")).filter(Predicate.not("-"::equals)).forEach(part -> {
            String[] pair = part.split("=", 2);
            said.put(pair[0], pair[1]);
        });
        boolean itself = said.containsKey("issuer");
        String digest = said.get("digest");
        String scope = said.get("scope");
        Question question = new Question(
                said.getOrDefault("subject", "oauth_client"),
                "https://acme.example/oauth/1",
                said.getOrDefault("action", "token"),
                said.getOrDefault("type", itself ? "issuer" : "oauth_resource"),
                itself ? said.getOrDefault("issuer", "") : said.getOrDefault("resource", "https://notes.example"),
                said.get("redirect"),
                null,
                scope == null ? null : scopes(scope),
                digest == null ? null : digest(digest),
                said.get("env"));
        said.keySet()
                .removeAll(Set.of(
                        "subject", "action", "type", "issuer", "resource", "redirect", "scope", "digest", "env"));
        assertThat(said).as("words of the table").isEmpty();
        return question;
    }

    private static String digest(String word) {
        return switch (word) {
            case "live" -> Sample.DIGEST.value();
            case "other" -> OTHER.value();
            case "short" -> Sample.DIGEST.value().substring(0, 42);
            case "" -> "";
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static Environment environment(String word) {
        return Environment.of(word).orElseThrow();
    }

    private static String scopes(String word) {
        return word.equals("nothing") ? "" : word.replace('·', ' ');
    }

    private static boolean yes(String word) {
        assertThat(word).isIn("yes", "no");
        return word.equals("yes");
    }

    private static long end(String[] parts) {
        return Long.parseLong(parts[parts.length - 1].substring(1));
    }

    private static long seconds(String word) {
        return word.equals("-") ? Long.MAX_VALUE : Long.parseLong(word);
    }

    @Test
    void theTableHasEveryReasonAlone() {
        Set<String> alone = table().stream()
                .map(Row::reasons)
                .filter(it -> !it.contains(" "))
                .collect(Collectors.toSet());
        assertThat(alone)
                .isEqualTo(EnumSet.complementOf(EnumSet.of(Reason.VIEW_STALE)).stream()
                        .map(Reason::wire)
                        .collect(Collectors.toSet()));
        Verdict stale = Evaluator.because(Reason.VIEW_STALE);
        assertThat(stale.trusted()).isFalse();
        assertThat(stale.reason()).isEqualTo(Reason.VIEW_STALE);
        assertThat(stale.granted()).isNull();
    }

    /** Whatever is asked, entitled and offered: what a yes grants was all three, and is not nothing where something was asked. */
    @Test
    void nothingIsGrantedThatWasNotAskedEntitledAndOffered() {
        PackedClient client = Sample.client(TrustStatus.ACTIVE, Environment.PROD, 1000, REDIRECT_URIS);
        int yes = 0;
        for (int bits = 0; bits < 1 << 10; bits++) {
            Set<String> asked = subset(bits);
            Set<String> inside = subset(bits >> 3);
            inside.retainAll(subset(bits >> 6));
            String entitled = String.join(" ", subset(bits >> 3));
            Ceiling ceiling = new Ceiling(true, entitled, String.join(" ", subset(bits >> 6)), 500);
            boolean narrows = bits >> 9 == 1;
            Verdict verdict = Evaluator.judge(
                    question(asked.isEmpty() ? "scope=" : "scope=" + String.join("·", asked)),
                    server(Set.of(Environment.PROD), narrows),
                    client,
                    (_, _, _, _) -> ceiling,
                    NOW);
            Set<String> both = subset(bits);
            both.retainAll(inside);
            assertThat(verdict.granted()).isEqualTo(String.join(" ", both));
            boolean enough = both.equals(asked) || (narrows && !both.isEmpty());
            assertThat(verdict.trusted()).as("%s of %s", asked, ceiling).isEqualTo(!inside.isEmpty() && enough);
            yes += verdict.trusted() ? 1 : 0;
        }
        assertThat(yes).isPositive();
    }

    private static Set<String> subset(int bits) {
        return IntStream.range(0, 3)
                .filter(i -> (bits >> i & 1) == 1)
                .mapToObj(i -> List.of("read", "write", "admin").get(i))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
