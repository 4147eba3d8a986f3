package io.countersign.review;

import io.countersign.check.CheckedDocument;
import io.countersign.document.Digest;

/** What can be asked of a submission; whatever judges bytes names them by digest or carries them checked. */
public sealed interface ReviewCommand {

    /** Replace the draft. */
    record Revise(CheckedDocument document) implements ReviewCommand {}

    /** Hand the draft to the reviewers. */
    record Submit(CheckedDocument document) implements ReviewCommand {}

    /** Let exactly these bytes through. */
    record Approve(Digest digest) implements ReviewCommand {}

    /** Refuse these bytes for good. */
    record Reject(Digest digest) implements ReviewCommand {}

    /** Ask the author for another draft. */
    record RequestChanges(Digest digest) implements ReviewCommand {}

    /** Take the submission back. */
    record Withdraw() implements ReviewCommand {}

    /**
     * Make a document version of what was approved.
     *
     * @param document the stored bytes, checked anew
     * @param named the digest the caller believes was approved
     * @param latestVersion the client's newest version now
     */
    record Publish(CheckedDocument document, Digest named, int latestVersion) implements ReviewCommand {}
}
