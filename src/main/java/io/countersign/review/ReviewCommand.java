package io.countersign.review;

import io.countersign.check.CheckedDocument;
import io.countersign.document.Digest;

/** What can be asked of a submission; whatever judges bytes names them by digest or carries them checked. */
public sealed interface ReviewCommand {

    /** Replace the draft. */
    record Revise(CheckedDocument document) implements ReviewCommand {}

    /** Hand the draft to the reviewers, or past them where a policy lets such a change pass by rule. */
    record Submit(CheckedDocument document) implements ReviewCommand {}

    /** Count one person's approval of exactly these bytes. */
    record Approve(Decision approval) implements ReviewCommand {}

    /** Refuse these bytes for good. */
    record Reject(Digest digest) implements ReviewCommand {}

    /** Ask the author for another draft. */
    record RequestChanges(Digest digest) implements ReviewCommand {}

    /**
     * Lay evidence beside these bytes.
     *
     * @param byOwner whether whoever provides it answers for the namespace
     */
    record Provide(Evidence evidence, boolean byOwner) implements ReviewCommand {}

    /** Look again whether the policy is met: a host was proved or a policy relaxed since the last approval. */
    record Weigh() implements ReviewCommand {}

    /** Take the submission back. */
    record Withdraw() implements ReviewCommand {}

    /**
     * Make a document version of what was approved.
     *
     * @param document the stored bytes, checked anew
     * @param named the digest the caller believes was approved
     * @param latestVersion the client's newest version now
     * @param hostProved whether the namespace's control of the client's host is proved now
     */
    record Publish(CheckedDocument document, Digest named, int latestVersion, boolean hostProved)
            implements ReviewCommand {}
}
