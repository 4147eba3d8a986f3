package io.countersign.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.check.CheckResult.Passed;
import io.countersign.check.CheckResult.Refused;
import io.countersign.document.ClientId;
import io.countersign.document.Digest;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckerTest {
    private static final ClientId ID = ClientId.parse("https://acme.example/oauth/client.json");
    private static final String SOUND = """
            {"client_id":"https://acme.example/oauth/client.json","client_name":"Acme Notes",\
            "redirect_uris":["https://acme.example/cb"],"token_endpoint_auth_method":"private_key_jwt",\
            "jwks_uri":"https://acme.example/jwks"}""";

    /** 139 warnings: 90 members that nobody knows and 49 repetitions. */
    private static final String MUCH_TO_WARN_OF = SOUND.replace(
                    "\"https://acme.example/cb\"",
                    IntStream.range(0, 50)
                            .mapToObj(i -> "\"https://acme.example/cb\"")
                            .collect(Collectors.joining(",")))
            .replace(
                    "}",
                    IntStream.range(0, 90).mapToObj(i -> ",\"x" + i + "\":1").collect(Collectors.joining()) + "}");

    private final Checker checker = new Checker();

    @Test
    void aSoundDocumentPassesWithItsBytesAndDigest() {
        CheckedDocument document = passed(SOUND);

        assertThat(document.clientId()).isEqualTo(ID);
        assertThat(document.bytes()).isEqualTo(utf8(SOUND));
        assertThat(document.digest()).isEqualTo(Digest.of(utf8(SOUND)));
        assertThat(document.findings()).isEmpty();
    }

    @Test
    void warningsPassAndAreKept() {
        assertThat(passed(SOUND.replace("}", ",\"x_y\":1}")).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("C13");
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.pointer()).isEqualTo("/x_y");
                });
    }

    @Test
    void allFindingsAreToldErrorsFirst() {
        List<Finding> findings = refused("""
                {"client_id":"https://globex.example/c","client_secret":"s","zz":1,"token_endpoint_auth_method":"client_secret_basic",\
                "redirect_uris":["http://localhost/","http://acme.example/*","cb#x"]}""");

        assertThat(findings)
                .extracting(Finding::rule)
                .containsExactly(
                        "C14",
                        "M3",
                        "C19",
                        "C20",
                        "R11",
                        "R11",
                        "M11",
                        "M11",
                        "R11-scheme",
                        "C22",
                        "C13",
                        "R13-public",
                        "R12",
                        "R13-native");
        assertThat(findings).isSortedAccordingTo((a, b) -> a.severity().compareTo(b.severity()));
    }

    @Test
    void anUnreadableDocumentHasOnlyThatFinding() {
        assertThat(refused(SOUND.replace("}", ",\"client_name\":\"Evil\"}")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("C13");
                    assertThat(finding.citation()).contains("RFC 8259");
                    assertThat(finding.pointer()).isEqualTo("/client_name");
                });
    }

    @Test
    void fiveThousandBytesPassAndOneMoreIsRefusedUnread() {
        String padding = " ".repeat(5000 - SOUND.length());

        passed(SOUND + padding);
        assertThat(refused(SOUND + padding + "{")).extracting(Finding::rule).containsExactly("C49");
        assertThat(refused("[".repeat(60_000))).extracting(Finding::rule).containsExactly("C49");
    }

    @Test
    void findingsAreBoundedAndTheLastSaysHowManyAreLeftOut() {
        String uris = IntStream.range(0, 600).mapToObj(i -> "\"*\"").collect(Collectors.joining(","));

        List<Finding> findings = refused(SOUND.replace("\"https://acme.example/cb\"", uris));

        assertThat(findings).hasSize(100);
        // Absolute, scheme, wildcard for each; two for the count; and 599 repetitions, which are warnings.
        assertThat(findings.getLast().message()).isEqualTo((3 * 600 + 2 + 599 - 99) + " more findings are not listed");
        assertThat(findings.getLast().severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void warningsBeyondTheBoundDoNotRefuse() {
        List<Finding> findings = passed(MUCH_TO_WARN_OF).findings();

        assertThat(findings).hasSize(100);
        assertThat(findings.getLast().message()).isEqualTo("40 more findings are not listed");
    }

    @Test
    void errorsAreNotHiddenByWarningsBeforeThem() {
        assertThat(refused(MUCH_TO_WARN_OF.replace("}", ",\"client_secret\":\"s\"}"))
                        .getFirst()
                        .rule())
                .isEqualTo("C19");
    }

    @Test
    void hostileTextIsShownHarmlessAndShort() {
        String hostile = "http://evil.example/\\u001b[31m\\u202e\\u2066\\u200b\\u0000" + "x".repeat(1500);

        assertThat(refused(SOUND.replace("https://acme.example/cb", hostile)))
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.message())
                            .hasSizeLessThanOrEqualTo(300)
                            .doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
                    assertThat(finding.message()).contains("http://evil.example/\uFFFD[31m");
                });
    }

    @Test
    void hostileMemberNamesAreHarmlessInPointersToo() {
        String name = "\\u202e\\n" + "n".repeat(900);

        assertThat(refused(SOUND.replace("}", ",\"" + name + "\":1}")))
                .extracting(Finding::rule, Finding::pointer)
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.toList().get(1).toString())
                        .hasSizeLessThanOrEqualTo(200)
                        .startsWith("/\uFFFD\uFFFDnnn"));
    }

    @Test
    void theCheckedBytesCannotBeChangedFromOutside() {
        byte[] given = utf8(SOUND);
        CheckedDocument document = ((Passed) checker.check(ID, given)).document();

        given[0] = 'X';
        document.bytes()[1] = 'X';

        assertThat(document.bytes()).isEqualTo(utf8(SOUND));
    }

    @Test
    void nobodyOutsideThisPackageMakesACheckedDocument() {
        assertThat(Modifier.isFinal(CheckedDocument.class.getModifiers())).isTrue();
        assertThat(CheckedDocument.class.getDeclaredConstructors())
                .allMatch(constructor ->
                        (constructor.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE)) == 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "http://",
                "https:",
                "https://",
                "https:///a",
                "https://a",
                "https://a:b/",
                "https://%/x",
                "https://a/\u202e",
                "https://A/x",
                "https://a/..",
                "https://u@a/x",
                "https://a/x#",
                "https://a b/x",
                "https://a/x\n",
                "\ud800",
            })
    void whatIsNoClientIdHasAnErrorFinding(String candidate) {
        assertThat(isClientId(candidate)).isFalse();
        assertThat(hasError(candidate)).isTrue();
    }

    @Test
    void aCandidateWithoutErrorsIsAClientId() {
        Random random = new Random(7);
        String alphabet = "a./:@?#%2eE~A-[]1 \\";
        int clean = 0;
        for (int round = 0; round < 50_000; round++) {
            StringBuilder candidate = new StringBuilder("https://a");
            for (int length = random.nextInt(9); length > 0; length--) {
                candidate.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            if (!hasError(candidate.toString())) {
                assertThat(isClientId(candidate.toString()))
                        .as(candidate.toString())
                        .isTrue();
                clean++;
            }
        }
        assertThat(clean).isGreaterThan(100);
    }

    private boolean hasError(String candidate) {
        return checker.checkClientId(candidate).stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    private static boolean isClientId(String candidate) {
        try {
            return ClientId.parse(candidate).value().equals(candidate);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private CheckedDocument passed(String json) {
        CheckResult result = checker.check(ID, utf8(json));
        assertThat(result).isInstanceOf(Passed.class);
        return ((Passed) result).document();
    }

    private List<Finding> refused(String json) {
        CheckResult result = checker.check(ID, utf8(json));
        assertThat(result).isInstanceOf(Refused.class);
        return ((Refused) result).findings();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
