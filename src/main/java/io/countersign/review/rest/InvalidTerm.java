package io.countersign.review.rest;

import io.countersign.problem.InvalidMember;
import io.countersign.problem.ProblemException;

/** The problem of one member of a policy's terms. */
final class InvalidTerm {

    private InvalidTerm() {}

    static ProblemException problem(String member, String message) {
        return InvalidMember.problem("/terms/" + member, message).exception();
    }
}
