package io.countersign.review;

/** Where a submission stands (design, section 2). */
public enum ReviewState {
    /** Kept by its author, not shown to reviewers as work. */
    DRAFT,
    /** Waiting for a reviewer. */
    IN_REVIEW,
    /** Waiting for its author. */
    CHANGES_REQUESTED,
    /** Let through; its bytes may be published as they are. */
    APPROVED,
    /** Live, or once live: a document version was made of it. */
    PUBLISHED,
    /** Refused by a reviewer; the end. */
    REJECTED,
    /** Taken back by an author; the end. */
    WITHDRAWN
}
