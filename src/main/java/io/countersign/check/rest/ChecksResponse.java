package io.countersign.check.rest;

import io.countersign.check.Finding;
import io.countersign.check.Outcome;
import io.countersign.check.Profile;
import io.countersign.check.ProfileResult;
import io.countersign.check.RuleResult;
import io.countersign.check.Severity;
import io.countersign.check.Verdict;
import io.countersign.document.ClientIdUrl;
import io.countersign.document.Digest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What profiles make of some bytes.
 *
 * @param clientId the identifier the document was judged for; null where there is none that is a client identifier
 * @param bytes how many bytes were sent
 */
public record ChecksResponse(@Nullable String clientId, String digest, int bytes, List<ProfileVerdict> profiles) {

    static ChecksResponse of(Optional<String> candidate, byte[] bytes, List<ProfileResult> results) {
        return new ChecksResponse(
                candidate
                        .map(ClientIdUrl::of)
                        .flatMap(ClientIdUrl::clientId)
                        .map(id -> id.value())
                        .orElse(null),
                Digest.of(bytes).value(),
                bytes.length,
                results.stream().map(ProfileVerdict::of).toList());
    }

    /** One profile's verdict, the sentences it rests on, and what each of its rules came to. */
    public record ProfileVerdict(
            String name,
            String title,
            Profile.Kind kind,
            Verdict verdict,
            List<String> because,
            List<RuleOutcome> rules) {

        static ProfileVerdict of(ProfileResult result) {
            Profile profile = result.profile();
            return new ProfileVerdict(
                    profile.name(),
                    profile.title(),
                    profile.kind(),
                    result.verdict(),
                    result.because(),
                    result.rules().stream().map(RuleOutcome::of).toList());
        }
    }

    /** What one rule came to, at the severity it has in the profile. */
    public record RuleOutcome(String id, String citation, Severity severity, Outcome outcome, List<Finding> findings) {

        static RuleOutcome of(RuleResult result) {
            return new RuleOutcome(
                    result.rule().id(),
                    result.rule().citation(),
                    result.rule().severity(),
                    result.outcome(),
                    result.findings());
        }
    }
}
