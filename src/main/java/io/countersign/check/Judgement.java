package io.countersign.check;

import io.countersign.check.RuleResult.Judged;
import io.countersign.check.rules.ClientIdMatchCheck;
import io.countersign.document.ClientId;
import io.countersign.document.ClientIdUrl;
import io.countersign.document.MetadataDocument.Parsed;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** One document judged for one client: each check at most once, its findings shared by all profiles that ask for it. */
final class Judgement {
    private final Received received;
    private final Optional<ClientIdUrl> candidate;
    private final Optional<Submitted> submitted;
    private final IdentityHashMap<Check, Judged> judged = new IdentityHashMap<>();

    private Judgement(Received received, Optional<ClientIdUrl> candidate, Optional<Submitted> submitted) {
        this.received = received;
        this.candidate = candidate;
        this.submitted = submitted;
    }

    /** The judgement on bytes for a candidate identifier, which may be none or no client identifier at all. */
    static Judgement of(Optional<String> candidate, byte[] bytes) {
        Received received = Received.of(bytes);
        Optional<ClientIdUrl> url = candidate.map(ClientIdUrl::of);
        Optional<ClientId> expected = url.flatMap(ClientIdUrl::clientId);
        Optional<Submitted> submitted =
                expected.flatMap(id -> received.parsed() instanceof Parsed.Readable(var document)
                        ? Optional.of(new Submitted(id, document, bytes.length))
                        : Optional.empty());
        return new Judgement(received, url, submitted);
    }

    ProfileResult by(Profile profile) {
        return ProfileResult.of(
                profile,
                profile.rules().stream()
                        .map(selected -> RuleResult.of(selected, judged.computeIfAbsent(selected.check(), this::judge)))
                        .toList());
    }

    private Judged judge(Check check) {
        return switch (check) {
            case BytesCheck bytes -> Judged.of(bytes.evaluate(received));
            // In a document such a check may find more than in the identifier alone.
            case UrlCheck url
            when submitted.isEmpty() ->
                candidate.map(it -> Judged.of(url.evaluate(it))).orElseGet(() -> unnamed(check));
            case ClientIdMatchCheck match when candidate.isEmpty() -> named(match);
            default -> submitted.map(it -> Judged.of(check.evaluate(it))).orElse(Judged.UNREAD);
        };
    }

    private Judged named(ClientIdMatchCheck match) {
        return received.parsed() instanceof Parsed.Readable(var document)
                ? Judged.of(match.evaluateUnnamed(document))
                : Judged.UNREAD;
    }

    private static Judged unnamed(Check check) {
        return Judged.of(List.of(check.rule()
                .notEvaluated(UrlCheck.POINTER, "there is no client_id to judge: none was given, and none was read")));
    }
}
