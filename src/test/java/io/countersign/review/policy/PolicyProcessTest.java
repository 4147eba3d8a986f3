package io.countersign.review.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.security.Actor;
import io.countersign.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole of {@link PolicyProcess}; the policy was proposed by erin when version 3 was in force. */
class PolicyProcessTest {
    private static final int BASE = 3;
    private static final PolicyTerms TERMS =
            new PolicyTerms(Map.of(Role.REVIEWER, 1), Map.of(), Set.of(), Duration.ofDays(1), List.of());

    private static String decide(PolicyState state, PolicyProcess.Command command, Actor actor, int inForce) {
        var policy = new ReviewPolicy(
                1,
                new UUID(0, 1),
                new ReviewPolicy.Scope("acme", RiskClass.HIGH),
                BASE + 1,
                BASE,
                TERMS,
                "because",
                "erin",
                Instant.EPOCH,
                state);
        return switch (PolicyProcess.decide(policy, command, actor, inForce)) {
            case PolicyProcess.Outcome.Moved(var next) -> next.name();
            case PolicyProcess.Outcome.Refused(var reason) -> reason.name();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "PROPOSED,   APPROVE, grace, 3, IN_FORCE",
        "PROPOSED,   APPROVE, erin,  3, OWN_PROPOSAL",
        "PROPOSED,   APPROVE, erin,  4, OWN_PROPOSAL",
        "PROPOSED,   APPROVE, grace, 0, BASE_MOVED",
        "PROPOSED,   APPROVE, grace, 2, BASE_MOVED",
        "PROPOSED,   APPROVE, grace, 4, BASE_MOVED",
        "PROPOSED,   REJECT,  grace, 3, REJECTED",
        "PROPOSED,   REJECT,  grace, 4, REJECTED",
        "PROPOSED,   REJECT,  erin,  3, REJECTED",
        "IN_FORCE,   APPROVE, grace, 3, WRONG_STATE",
        "IN_FORCE,   REJECT,  grace, 3, WRONG_STATE",
        "REJECTED,   APPROVE, grace, 3, WRONG_STATE",
        "REJECTED,   REJECT,  grace, 3, WRONG_STATE",
        "SUPERSEDED, APPROVE, grace, 3, WRONG_STATE",
        "SUPERSEDED, REJECT,  erin,  3, WRONG_STATE"
    })
    void decides(PolicyState state, PolicyProcess.Command command, String admin, int inForce, String outcome) {
        Actor actor = new Actor(admin, Set.of(Role.SECURITY_ADMIN), Set.of());
        assertThat(decide(state, command, actor, inForce)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "SECURITY_ADMIN")
    void nobodyElseDecides(Role role) {
        Actor actor = new Actor("grace", Set.of(role), Set.of("acme"));
        for (PolicyState state : PolicyState.values()) {
            for (PolicyProcess.Command command : PolicyProcess.Command.values()) {
                assertThat(decide(state, command, actor, BASE)).isEqualTo("ROLE_MISSING");
            }
        }
    }
}
