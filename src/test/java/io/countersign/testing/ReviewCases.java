package io.countersign.testing;

import io.countersign.check.CheckResult;
import io.countersign.check.CheckedDocument;
import io.countersign.check.Checker;
import io.countersign.document.ClientId;
import io.countersign.document.Digest;
import io.countersign.review.ReviewCommand;
import io.countersign.review.ReviewState;
import io.countersign.review.Submission;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A submission in each state and everything that can be asked of it, guards kept and broken, in words. */
public final class ReviewCases {

    private static final int BASE = 3;
    private static final CheckedDocument DRAFT = document("Acme Notes");
    private static final CheckedDocument OTHER = document("Acme Notes 2");

    /** Commands that differ from the submission in nothing, and those that name or carry something else. */
    public static final Map<String, ReviewCommand> COMMANDS = commands();

    private ReviewCases() {}

    /** A submission of {@link Cast#NAMESPACE} in the state, whose drafts {@link Cast#WRITERS} wrote. */
    public static Submission submission(ReviewState state) {
        return new Submission(
                1,
                new UUID(0, 1),
                new UUID(0, 2),
                Cast.NAMESPACE,
                state,
                BASE,
                DRAFT.digest(),
                "alice",
                Cast.WRITERS,
                Instant.EPOCH,
                Instant.EPOCH,
                0);
    }

    private static Map<String, ReviewCommand> commands() {
        Digest draft = DRAFT.digest();
        Digest other = OTHER.digest();
        Map<String, ReviewCommand> commands = new LinkedHashMap<>();
        commands.put("Revise", new ReviewCommand.Revise(OTHER));
        commands.put("Submit", new ReviewCommand.Submit(DRAFT));
        commands.put("Submit other bytes than the draft", new ReviewCommand.Submit(OTHER));
        commands.put("Withdraw", new ReviewCommand.Withdraw());
        commands.put("Approve", new ReviewCommand.Approve(draft));
        commands.put("Approve other bytes", new ReviewCommand.Approve(other));
        commands.put("Reject", new ReviewCommand.Reject(draft));
        commands.put("Reject other bytes", new ReviewCommand.Reject(other));
        commands.put("RequestChanges", new ReviewCommand.RequestChanges(draft));
        commands.put("RequestChanges of other bytes", new ReviewCommand.RequestChanges(other));
        commands.put("Publish", new ReviewCommand.Publish(DRAFT, draft, BASE));
        commands.put("Publish naming other bytes", new ReviewCommand.Publish(DRAFT, other, BASE));
        commands.put("Publish when other bytes are stored", new ReviewCommand.Publish(OTHER, draft, BASE));
        commands.put("Publish when the base has moved", new ReviewCommand.Publish(DRAFT, draft, BASE + 1));
        commands.put("Publish other bytes when the base has moved", new ReviewCommand.Publish(OTHER, other, BASE + 1));
        return commands;
    }

    private static CheckedDocument document(String name) {
        ClientId id = ClientId.parse("https://acme.example/oauth/notes.json");
        byte[] bytes = """
                {"client_id":"%s","client_name":"%s","redirect_uris":["https://acme.example/cb"],\
                "token_endpoint_auth_method":"none"}""".formatted(id, name).getBytes(StandardCharsets.UTF_8);
        return switch (new Checker().check(id, bytes)) {
            case CheckResult.Passed(CheckedDocument document) -> document;
            case CheckResult.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }
}
