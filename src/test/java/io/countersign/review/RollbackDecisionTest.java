package io.countersign.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.security.Actor;
import io.countersign.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole rule of a rollback. */
class RollbackDecisionTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private static Rollback.Facts facts(int version, int latest, boolean same, String days, boolean host) {
        Optional<Instant> until =
                days.equals("-") ? Optional.empty() : Optional.of(NOW.plus(Duration.ofDays(Long.parseLong(days))));
        return new Rollback.Facts(version, latest, same, until, host, NOW);
    }

    private static Optional<Rollback.Refusal> decide(Rollback.Facts facts, Role role) {
        return Rollback.decide(facts, new Actor("somebody", Set.of(role), Set.of("acme")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 2 | false | 1 | true | -",
                "1 | 9 | false | 1 | true | -",
                "0 | 2 | false | 1 | true | NO_EARLIER_VERSION",
                "-1 | 2 | false | 1 | true | NO_EARLIER_VERSION",
                "2 | 2 | false | 1 | true | NO_EARLIER_VERSION",
                "3 | 2 | false | 1 | true | NO_EARLIER_VERSION",
                "1 | 0 | false | 1 | true | NO_EARLIER_VERSION",
                "1 | 2 | true | 1 | true | SAME_BYTES",
                "1 | 2 | false | - | true | APPROVAL_UNKNOWN",
                "1 | 2 | false | 0 | true | APPROVAL_EXPIRED",
                "1 | 2 | false | -1 | true | APPROVAL_EXPIRED",
                "1 | 2 | false | 1 | false | HOST_UNPROVED"
            })
    void decides(int version, int latest, boolean same, String days, boolean host, String refusal) {
        String said = decide(facts(version, latest, same, days, host), Role.REVIEWER)
                .map(Enum::name)
                .orElse("-");
        assertThat(said).isEqualTo(refusal);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void onlyReviewersAndSecurityAdmins(Role role) {
        boolean may = role == Role.REVIEWER || role == Role.SECURITY_ADMIN;
        assertThat(decide(facts(1, 2, false, "1", true), role))
                .isEqualTo(may ? Optional.empty() : Optional.of(Rollback.Refusal.ROLE_MISSING));
    }
}
