package io.countersign.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.countersign.check.CheckResult.Passed;
import io.countersign.check.CheckResult.Refused;
import io.countersign.document.ClientId;
import io.countersign.document.Digest;
import io.countersign.testing.Documents;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of the real documents of real vendors, one by one, hosted by us and as they are. */
class VendorDocumentsTest {
    private static final String LOCALHOST = "WARNING R12 /redirect_uris/0 (OAuth 2.1 -15 §8.4.2; RFC 8252 §8.3)";
    private static final String UNDECLARED = "WARNING R13-native  (OpenID Connect Registration 1.0 §2; CIMD issue 75)";
    private static final String NO_KEY = "WARNING C38 /token_endpoint_auth_method (CIMD -02 §8.2; CIMD -03 §6)";
    private static final String LOGO = "WARNING C50 /logo_uri (CIMD -02 §8.8; CIMD -03 §9.8)";
    private static final String NO_CLIENT_ID = "ERROR C14  (CIMD -02 §4)";

    private final Checker checker = new Checker();

    /** What each document is told under the vendor's own identifier, and the addresses that another origin makes foreign. */
    static Stream<Arguments> accepted() {
        return Stream.of(
                arguments("claude", List.of(NO_KEY), List.of("/client_uri", "/redirect_uris/0")),
                arguments("claude-code", List.of(LOCALHOST, UNDECLARED), List.of("/client_uri")),
                arguments("chatgpt", List.of(LOGO), List.of("/client_uri", "/redirect_uris/0")),
                arguments("vscode", List.of(LOGO), List.of("/client_uri", "/redirect_uris/1")),
                arguments("zed", List.of(UNDECLARED), List.of("/client_uri")));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void aReHomedDocumentIsAccepted(String name, List<String> own, List<String> foreign) {
        byte[] bytes = Documents.rehomed(name);

        CheckedDocument document = passed(checker.check(Documents.rehomedId(name), bytes));

        assertThat(document.findings())
                .map(VendorDocumentsTest::line)
                .containsExactlyInAnyOrderElementsOf(elsewhere(own, foreign));
        assertThat(document.bytes()).isEqualTo(bytes);
        assertThat(document.digest()).isEqualTo(Digest.of(bytes));
        assertThat(document.document().clientId()).contains("https://acme.example/oauth/" + name);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void aForeignDocumentIsAcceptedUnderItsOwnIdentifier(String name, List<String> own, List<String> foreign) {
        CheckedDocument document = passed(checker.check(Documents.ownId(name), Documents.bytes(name)));

        assertThat(document.findings()).map(VendorDocumentsTest::line).isEqualTo(own);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void aDocumentAsServedIsRefusedUnderAnIdentifierOfOurs(String name, List<String> own, List<String> foreign) {
        CheckResult result = checker.check(Documents.rehomedId(name), Documents.bytes(name));

        List<String> expected = Stream.concat(
                        Stream.of("ERROR C14 /client_id (CIMD -02 §4)"), elsewhere(own, foreign).stream())
                .toList();
        assertThat(refused(result)).map(VendorDocumentsTest::line).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aRegistrationRequestIsRefusedForWantOfAClientId() {
        ClientId id = Documents.rehomedId(Documents.REGISTRATION_REQUEST);

        List<Finding> findings = refused(checker.check(id, Documents.rehomed(Documents.REGISTRATION_REQUEST)));

        assertThat(findings)
                .map(VendorDocumentsTest::line)
                .containsExactlyElementsOf(Stream.concat(
                                Stream.of(NO_CLIENT_ID),
                                elsewhere(List.of(), List.of("/client_uri", "/redirect_uris/0")).stream())
                        .toList());
        assertThat(findings.getFirst().message())
                .isEqualTo("the document has no client_id; it must be \"https://acme.example/oauth/vscode-dcr\"");
    }

    /** The vendor's own warnings, and one for each address that is not on our host. */
    private static List<String> elsewhere(List<String> own, List<String> foreign) {
        return Stream.concat(
                        own.stream(),
                        foreign.stream().map(pointer -> "WARNING C42 " + pointer + " (CIMD -02 §8.1 (may))"))
                .toList();
    }

    @Test
    void everyDocumentHasItsExpectation() {
        assertThat(accepted().map(expectation -> expectation.get()[0])).isEqualTo(List.<Object>copyOf(Documents.NAMES));
    }

    private static String line(Finding finding) {
        return "%s %s %s (%s)".formatted(finding.severity(), finding.rule(), finding.pointer(), finding.citation());
    }

    private static CheckedDocument passed(CheckResult result) {
        assertThat(result).isInstanceOf(Passed.class);
        return ((Passed) result).document();
    }

    private static List<Finding> refused(CheckResult result) {
        assertThat(result).isInstanceOf(Refused.class);
        return ((Refused) result).findings();
    }
}
