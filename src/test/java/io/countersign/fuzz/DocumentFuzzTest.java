package io.countersign.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.check.CheckResult;
import io.countersign.check.CheckedDocument;
import io.countersign.check.Checker;
import io.countersign.check.Finding;
import io.countersign.check.ProfileResult;
import io.countersign.check.Profiles;
import io.countersign.check.Severity;
import io.countersign.check.Verdict;
import io.countersign.document.ClientId;
import io.countersign.document.ClientIdUrl;
import io.countersign.document.Difference;
import io.countersign.document.Difference.Change;
import io.countersign.document.Digest;
import io.countersign.document.MetadataDocument;
import io.countersign.document.MetadataDocument.Parsed;
import io.countersign.testing.Documents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a document: read, judged by every profile and compared, each without fail and twice alike. */
@Timeout(10)
class DocumentFuzzTest {
    private static final ClientId ID = ClientId.parse("https://acme.example/oauth/client.json");
    private static final MetadataDocument OTHER =
            Seeds.read(Documents.bytes("chatgpt")).orElseThrow();
    private static final int MOST_FINDINGS = 100;
    private static final int MOST_BYTES = 5000;

    private final Checker checker = new Checker();

    static Stream<byte[]> seeds() {
        return Seeds.documents();
    }

    @MethodSource("seeds")
    @FuzzTest
    void document(byte[] bytes) {
        Parsed parsed = MetadataDocument.parse(bytes);
        ClientId id = parsed instanceof Parsed.Readable(var document) ? own(document) : ID;
        judge(id, bytes);
        if (parsed instanceof Parsed.Readable(var document)) {
            assertThat(MetadataDocument.isObjectToALenientReader(bytes))
                    .as("what the strict reader takes, others take")
                    .isTrue();
            rename(document);
            compare(document);
        } else {
            assertThat(checker.check(id, bytes)).isInstanceOf(CheckResult.Refused.class);
        }
    }

    private void judge(ClientId id, byte[] bytes) {
        CheckResult result = checker.check(id, bytes);
        List<Finding> findings = findings(result);
        assertThat(findings).hasSizeLessThanOrEqualTo(MOST_FINDINGS);
        Shown.assertFit(findings);
        boolean refused = findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        assertThat(result instanceof CheckResult.Refused).isEqualTo(refused);
        if (result instanceof CheckResult.Passed(CheckedDocument document)) {
            assertThat(document.bytes()).isEqualTo(bytes);
            assertThat(document.digest()).isEqualTo(Digest.of(bytes));
            assertThat(bytes).hasSizeLessThanOrEqualTo(MOST_BYTES);
        }
        assertThat(findings(checker.check(id, bytes))).isEqualTo(findings);

        List<ProfileResult> verdicts = checker.verdicts(id, bytes, Profiles.all());
        for (ProfileResult verdict : verdicts) {
            verdict.because().forEach(reason -> Shown.assertFit(reason, 500));
            verdict.rules().forEach(rule -> Shown.assertFit(rule.findings()));
        }
        assertThat(verdicts.getFirst().verdict())
                .as("the registry's profile and the check agree")
                .isEqualTo(refused ? Verdict.REFUSE : Verdict.ACCEPT);
        assertThat(checker.verdicts(id, bytes, Profiles.all())).isEqualTo(verdicts);
        checker.verdicts(Optional.empty(), bytes, Profiles.all());
    }

    /** A document that the registry writes itself is one that it can read. */
    private static void rename(MetadataDocument document) {
        document.under(ID).ifPresent(written -> {
            assertThat(written).hasSizeLessThanOrEqualTo(MOST_BYTES);
            assertThat(Seeds.read(written).orElseThrow().clientId()).contains(ID.value());
        });
    }

    /** Also the two documents of a case that holds a pair, as the fixtures of the differences do. */
    private static void compare(MetadataDocument document) {
        assertThat(Difference.between(document, document)).isEmpty();
        compare(document, OTHER);
        part(document, "before")
                .ifPresent(before -> part(document, "after").ifPresent(after -> compare(before, after)));
    }

    private static void compare(MetadataDocument before, MetadataDocument after) {
        List<Change> there = Difference.between(before, after);
        there.forEach(change -> Shown.assertFit(change.summary(), 2_000));
        assertThat(Difference.between(before, after)).isEqualTo(there);
        assertThat(Difference.between(after, before).isEmpty())
                .as("a change is one from either side")
                .isEqualTo(there.isEmpty());
    }

    private static Optional<MetadataDocument> part(MetadataDocument document, String name) {
        return document.member(name)
                .filter(JsonNode::isObject)
                .flatMap(part -> Seeds.read(part.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static ClientId own(MetadataDocument document) {
        return document.clientId()
                .map(ClientIdUrl::of)
                .flatMap(ClientIdUrl::clientId)
                .orElse(ID);
    }

    private static List<Finding> findings(CheckResult result) {
        return switch (result) {
            case CheckResult.Passed(CheckedDocument document) -> document.findings();
            case CheckResult.Refused(List<Finding> findings) -> findings;
        };
    }
}
