package io.countersign.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.countersign.check.CheckResult.Passed;
import io.countersign.check.CheckResult.Refused;
import io.countersign.document.ClientId;
import io.countersign.document.MetadataDictionary;
import io.countersign.document.MetadataDocument;
import io.countersign.document.MetadataDocument.Parsed;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Documents made to hurt. The checker refuses each with findings that can be shown; and since its limit on size refuses the large
 * ones unread, every rule is also put to them without that limit.
 */
class HostileDocumentsTest {
    private static final ClientId ID = ClientId.parse("https://acme.example/oauth/client.json");
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1e999999",
            "[]",
            "{}",
            "\"\"",
            "\"\\u0000\"",
            "[null]",
            "[[]]",
            "[{}]",
            "[\"\",1]",
            "{\"keys\":null}",
            "{\"keys\":[null,1,[],\"\"]}",
            "{\"keys\":[{\"kty\":{},\"kid\":[],\"use\":1,\"key_ops\":{}}]}",
            "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"\",\"e\":[]},{\"kty\":\"EC\",\"crv\":1}]}",
            "\"a.b.c\"",
            "\"e30.e30.e30\"",
            "\"https://[\"",
            "\"https://xn--/\"",
            "\"//\"",
            "\":\"",
            "\"%\"",
            "\"https://1.2.3.4.5.:/\"");

    private final Checker checker = new Checker();

    /** Too many, too deep, no JSON, no characters: each refused for the rule named. */
    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(
                        "10,000 redirect URIs",
                        "C49",
                        with("\"redirect_uris\":[" + many(10_000, "\"https://a.example/%d\"") + "]")),
                arguments("300 redirect URIs", "H2", with("\"redirect_uris\":[" + many(300, "\"a:%d\"") + "]")),
                arguments("10,000 members", "C49", with(many(10_000, "\"m%d\":1"))),
                arguments("200 members", "H8", with(many(200, "\"m%d\":1"))),
                arguments("depth of arrays", "C13", utf8("{\"a\":" + "[".repeat(2_000))),
                arguments("depth of objects", "C13", with("\"a\":" + "{\"a\":".repeat(20) + "1" + "}".repeat(20))),
                arguments("endless depth", "C49", utf8("[".repeat(1_000_000))),
                arguments("a byte that is no UTF-8", "C13", bytes(0xFF)),
                arguments("an overlong slash", "C13", bytes(0xC0, 0xAF)),
                arguments("a raw half of a pair", "C13", bytes(0xED, 0xA0, 0x80)),
                arguments("beyond Unicode", "C13", bytes(0xF4, 0x90, 0x80, 0x80)),
                arguments("a truncated character", "C13", bytes(0xF0, 0x9F)),
                arguments("UTF-16", "C13", "{}".getBytes(StandardCharsets.UTF_16)),
                arguments("an escaped half of a pair", "C13", with("\"client_name\":\"\\ud800\"")),
                arguments("pairs the wrong way round", "C13", with("\"x\":[{\"y\":\"\\udc00\\ud800\"}]")),
                arguments("half a pair as a name", "C13", with("\"x\":{\"\\udfff\":1}")),
                arguments("a number of 100,000 digits", "C49", with("\"default_max_age\":" + "9".repeat(100_000))),
                arguments("a number of 4,000 digits", "C13", with("\"default_max_age\":" + "9".repeat(4_000))),
                arguments("an exponent beyond every number", "C13", with("\"x\":1e99999999999")),
                arguments("a large number where text belongs", "C13", with("\"client_name\":1e999999")),
                arguments("a text of 60 KB", "C49", with("\"client_name\":\"" + "n".repeat(60_000) + "\"")),
                arguments("a text of 4 KB", "H4", with("\"client_name\":\"" + "n".repeat(4_000) + "\"")),
                arguments("a member twice", "C13", with("\"client_name\":\"a\",\"client_name\":\"b\"")),
                arguments("a member twice, escaped", "C13", with("\"client_name\":\"a\",\"client\\u005fname\":\"b\"")),
                arguments(
                        "a member twice at depth",
                        "C13",
                        with("\"jwks\":{\"keys\":[{\"kty\":\"EC\",\"kty\":\"oct\"}]}")),
                arguments("script to redirect to", "M11", with("\"redirect_uris\":[\"javascript:alert(1)//\"]")),
                arguments("script in capitals", "R11-scheme", with("\"redirect_uris\":[\"JaVaScRiPt:alert(1)\"]")),
                arguments("data to redirect to", "M11", with("\"redirect_uris\":[\"data:text/html,<script>\"]")),
                arguments("data for a logo", "C48", with("\"logo_uri\":\"data:image/svg+xml,<svg onload=alert(1)>\"")),
                arguments("script for a home page", "C48", with("\"client_uri\":\"javascript:alert(1)\"")),
                arguments("a homograph host", "R11", with("\"redirect_uris\":[\"https://\u0430cme.example/cb\"]")),
                arguments(
                        "a host that is no punycode",
                        "H6",
                        with("\"redirect_uris\":[\"https://xn--99999999.example/\"]")),
                arguments(
                        "an endless punycode label",
                        "H6",
                        with("\"tos_uri\":\"https://xn--" + "a".repeat(1_900) + "\"")),
                arguments("a name with a control character", "H3", with("\"client_name\":\"Acme\\u0007\"")),
                arguments("a name that turns around", "H3", with("\"client_name\":\"Acme\\u202egnp.exe\"")),
                arguments("a contact nobody sees", "H3", with("\"contacts\":[\"\\u2066\\u200b\\ufeff\"]")),
                arguments(
                        "an address of the metadata service",
                        "C47",
                        with("\"jwks_uri\":\"https://0xA9FEA9FE/latest\"")),
                arguments("an empty document", "C13", new byte[0]),
                arguments("nothing but a null byte", "C13", new byte[1]),
                arguments("null", "C13", utf8("null")),
                arguments("NaN", "C13", with("\"x\":NaN")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void aHostileDocumentIsRefusedWithFindings(String what, String rule, byte[] bytes) {
        CheckResult result = Assertions.assertTimeoutPreemptively(LONG, () -> checker.check(ID, bytes));

        assertThat(result).isInstanceOf(Refused.class);
        assertThat(findings(result)).extracting(Finding::rule).contains(rule);
        assertPrintable(findings(result));
    }

    /** What is not wrong must not be refused for its looks: it goes to the reviewers, with both forms of the host. */
    @Test
    void aHomographInPunycodeIsShownInBothForms() {
        CheckResult result = checker.check(ID, with("\"client_uri\":\"https://xn--80ak6aa92e.example/\""));

        assertThat(result).isInstanceOf(Passed.class);
        assertThat(findings(result))
                .filteredOn(finding -> finding.rule().equals("H7"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .isEqualTo("a label of the host is \"xn--80ak6aa92e\", shown as \"аррӏе\""));
    }

    @Test
    void aHugeNumberWhereANumberMayStandDoesNotMatter() {
        assertThat(checker.check(ID, with("\"default_max_age\":1e999999,\"x\":[-1E-999999]")))
                .isInstanceOf(Passed.class);
    }

    /** Without the limit on size, so that it is the rules that hold: every one answers, for the largest that can be read. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("large")
    void noRuleFailsOnALargeDocument(String what, byte[] bytes) {
        Submitted submitted = new Submitted(ID, readable(bytes), bytes.length);

        Assertions.assertTimeoutPreemptively(LONG, () -> {
            for (Check check : checker.checks()) {
                assertThat(check.evaluate(submitted)).as(check.id()).isNotNull();
            }
        });
    }

    static Stream<Arguments> large() {
        String longest = "\"" + "a".repeat(60_000) + "\"";
        return Stream.of(
                arguments(
                        "10,000 redirect URIs",
                        with("\"redirect_uris\":[" + many(10_000, "\"https://xn--bcher-kva.a%d.example/?u=%%25252f\"")
                                + "]")),
                arguments("10,000 members", with(many(10_000, "\"client_name#x-%d\":\"\u0430a\""))),
                arguments("10,000 grants", with("\"grant_types\":[" + many(10_000, "\"client_credentials\"") + "]")),
                arguments("10,000 scopes", with("\"scope\":\"" + "a ".repeat(30_000) + "a\"")),
                arguments(
                        "10,000 keys",
                        with("\"jwks\":{\"keys\":[" + many(10_000, "{\"kty\":\"RSA\",\"kid\":\"%d\",\"n\":\"AQ\"}")
                                + "]}")),
                arguments(
                        "a key of 60 KB",
                        with("\"jwks\":{\"keys\":[{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":" + longest + "}]}")),
                arguments("a long host", with("\"client_uri\":\"https://" + "a.".repeat(30_000) + "\"")),
                arguments("a long number of a host", with("\"client_uri\":\"https://" + "1.".repeat(30_000) + "1\"")),
                arguments("a long address", with("\"client_uri\":\"https://[" + ":".repeat(60_000) + "]\"")),
                arguments("many labels", with("\"client_uri\":\"https://" + "xn--bcher-kva.".repeat(4_000) + "\"")),
                arguments("a long name", with("\"client_name\":" + longest)),
                arguments("a long statement", with("\"software_statement\":\"" + "e30.".repeat(15_000) + "\"")),
                arguments(
                        "many percent signs",
                        with("\"redirect_uris\":[\"https://a.example/" + "%25".repeat(20_000) + "\"]")),
                arguments("a long scheme", with("\"redirect_uris\":[\"" + "a.".repeat(30_000) + ":/\"]")));
    }

    /** Every registered member with every kind of value: a rule that expects a type meets all the others. */
    @Test
    void noRuleFailsOnAnyValueOfAnyMember() {
        List<String> names = Stream.concat(
                        MetadataDictionary.registered().members().stream().map(it -> it.name()),
                        Stream.of("client_name#de", "logo_uri#", "", "#", "/~"))
                .toList();
        for (String name : names) {
            for (String value : VALUES) {
                assertAnswered("{\"" + name + "\":" + value + "}");
            }
        }
    }

    /** The same in random company, so that a rule on two members meets each with the other. */
    @Test
    void noRuleFailsOnRandomDocuments() {
        Random random = new Random(3);
        List<String> names = MetadataDictionary.registered().members().stream()
                .map(it -> it.name())
                .toList();
        for (int round = 0; round < 3_000; round++) {
            String members = random.ints(12, 0, names.size())
                    .distinct()
                    .mapToObj(i -> "\"" + names.get(i) + "\":" + VALUES.get(random.nextInt(VALUES.size())))
                    .collect(Collectors.joining(","));
            assertAnswered("{" + members + "}");
        }
    }

    @Test
    void noStringIsTooStrangeForAClientId() {
        Random random = new Random(5);
        String alphabet = "https:/xn-.@[]%0129aA?#\\ \u0000\u202e\ud800\u0430";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder candidate = new StringBuilder(random.nextBoolean() ? "https://" : "");
            for (int length = random.nextInt(40); length > 0; length--) {
                candidate.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertPrintable(checker.checkClientId(candidate.toString()));
        }
        assertPrintable(checker.checkClientId("https://" + "1".repeat(60_000)));
    }

    private void assertAnswered(String json) {
        CheckResult result = checker.check(ID, utf8(json));
        assertThat(result).as(json).isInstanceOf(Refused.class);
        assertPrintable(findings(result));
    }

    private static void assertPrintable(List<Finding> findings) {
        assertThat(findings).hasSizeLessThanOrEqualTo(100).allSatisfy(finding -> {
            assertThat(finding.message())
                    .isNotBlank()
                    .hasSizeLessThanOrEqualTo(500)
                    .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}]");
            assertThat(finding.pointer())
                    .hasSizeLessThanOrEqualTo(200)
                    .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}]");
            assertThat(finding.fix()).isNotBlank();
        });
    }

    private static List<Finding> findings(CheckResult result) {
        return switch (result) {
            case Passed(CheckedDocument document) -> document.findings();
            case Refused(List<Finding> findings) -> findings;
        };
    }

    private static MetadataDocument readable(byte[] bytes) {
        return ((Parsed.Readable) MetadataDocument.parse(bytes)).document();
    }

    /** A sound document but for the members given. */
    private static byte[] with(String members) {
        String sound = Stream.of(
                        "\"client_id\":\"" + ID + "\"",
                        "\"client_name\":\"Acme\"",
                        "\"redirect_uris\":[\"https://acme.example/cb\"]",
                        "\"token_endpoint_auth_method\":\"none\"")
                .filter(member -> !members.contains(member.substring(0, member.indexOf(':') + 1)))
                .collect(Collectors.joining(","));
        return utf8("{" + sound + "," + members + "}");
    }

    private static byte[] bytes(int... within) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(utf8("{\"client_name\":\""));
        IntStream.of(within).forEach(out::write);
        out.writeBytes(utf8("\"}"));
        return out.toByteArray();
    }

    private static String many(int count, String form) {
        return IntStream.range(0, count).mapToObj(form::formatted).collect(Collectors.joining(","));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
