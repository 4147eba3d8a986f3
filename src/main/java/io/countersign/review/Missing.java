package io.countersign.review;

import io.countersign.review.policy.Quorum;

/**
 * One thing that a policy asks for and a submission does not have.
 *
 * @param kind {@code approvals} or {@code evidence}
 * @param what the role, or the kind of evidence, by its wire name
 * @param asked how many people, or the greatest age as an ISO 8601 duration
 * @param has how many people, or when the newest evidence was observed; empty when there is none
 */
public record Missing(String kind, String what, String asked, String has) {

    /** The people that a quorum lacks of one role. */
    public static Missing approvals(Quorum.Vacancy vacancy) {
        return new Missing(
                "approvals", vacancy.role().wire(), Integer.toString(vacancy.asked()), Integer.toString(vacancy.has()));
    }

    static Missing evidence(String kind, String greatestAge, String newest) {
        return new Missing("evidence", kind, greatestAge, newest);
    }
}
