package io.countersign.check;

import io.countersign.check.CheckResult.Passed;
import io.countersign.check.CheckResult.Refused;
import io.countersign.check.profiles.Selection;
import io.countersign.check.rules.DocumentSizeCheck;
import io.countersign.check.rules.ReadableCheck;
import io.countersign.check.rules.Rules;
import io.countersign.document.ClientId;
import io.countersign.document.ClientIdUrl;
import io.countersign.document.MetadataDocument;
import io.countersign.document.MetadataDocument.Parsed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges documents by every rule, and alone makes a {@link CheckedDocument}. */
public final class Checker {
    private static final int MOST_FINDINGS = 100;
    private static final ReadableCheck READABLE = new ReadableCheck();
    private static final DocumentSizeCheck SIZE = new DocumentSizeCheck();

    /** Judges a document meant for a client: every finding, unless the bytes are too many or unreadable, which is then the only one. */
    public CheckResult check(ClientId expected, byte[] bytes) {
        // A copy, so that the bytes judged are the bytes kept whatever the caller does with its array.
        byte[] own = bytes.clone();
        List<Finding> tooLarge = SIZE.evaluate(own.length);
        if (!tooLarge.isEmpty()) {
            return new Refused(tooLarge);
        }
        return switch (MetadataDocument.parse(own)) {
            case Parsed.Unreadable(String message, String pointer) ->
                new Refused(List.of(READABLE.rule().broken(pointer, message)));
            case Parsed.Readable(MetadataDocument document) -> judge(expected, own, document);
        };
    }

    /** Judges a string as a client identifier, before there is a document; no finding of severity ERROR means it is a {@link ClientId}. */
    public List<Finding> checkClientId(String candidate) {
        ClientIdUrl url = ClientIdUrl.of(candidate);
        return bounded(Rules.URL.stream()
                .flatMap(check -> check.evaluate(url).stream())
                .toList());
    }

    /** Every check, in the order in which they are listed to people. */
    public List<Check> checks() {
        return Selection.ALL;
    }

    /** What each profile makes of a document meant for a client; every check runs once, however many profiles share it. */
    public List<ProfileResult> verdicts(ClientId expected, byte[] bytes, Collection<Profile> profiles) {
        return verdicts(Optional.of(expected.value()), bytes, profiles);
    }

    /** The same for a string that wants to be a client identifier, or for none: rules that need one are then not evaluated. */
    public List<ProfileResult> verdicts(Optional<String> candidate, byte[] bytes, Collection<Profile> profiles) {
        Judgement judgement = Judgement.of(candidate, bytes);
        return profiles.stream().map(judgement::by).toList();
    }

    private static CheckResult judge(ClientId expected, byte[] bytes, MetadataDocument document) {
        Submitted submitted = new Submitted(expected, document, bytes.length);
        List<Finding> findings = Stream.concat(Rules.URL.stream(), Rules.DOCUMENT.stream())
                .flatMap(check -> check.evaluate(submitted).stream())
                .toList();
        boolean refused = findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        return refused
                ? new Refused(bounded(findings))
                : new Passed(new CheckedDocument(expected, bytes, document, bounded(findings)));
    }

    /** Errors first, and at most one hundred findings, the last then telling how many were left out. */
    private static List<Finding> bounded(List<Finding> findings) {
        List<Finding> ordered = new ArrayList<>(findings);
        ordered.sort((a, b) -> a.severity().compareTo(b.severity()));
        if (ordered.size() <= MOST_FINDINGS) {
            return List.copyOf(ordered);
        }
        List<Finding> kept = new ArrayList<>(ordered.subList(0, MOST_FINDINGS - 1));
        Rule more = new Rule(
                "MORE",
                "house rule",
                ordered.get(MOST_FINDINGS - 1).severity(),
                "0.1",
                "Mend the findings that are listed, then check again.");
        kept.add(more.broken("", (ordered.size() - kept.size()) + " more findings are not listed"));
        return List.copyOf(kept);
    }
}
