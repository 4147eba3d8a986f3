package io.countersign.trust;

import io.countersign.signing.KeyRing;
import io.countersign.signing.KeyState;
import io.countersign.signing.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which statements still count, as their keys stand. */
@ApplicationScoped
class StatementStanding {

    private final StatementRepository statements;
    private final KeyRing keys;

    StatementStanding(StatementRepository statements, KeyRing keys) {
        this.statements = statements;
        this.keys = keys;
    }

    /** The statements over one version that no compromised key signed, newest first. */
    List<Statement> standing(UUID client, int version) {
        return statements.over(client, version).stream()
                .filter(statement -> stands(statement.kid()))
                .toList();
    }

    /** Whether the newest statement over a version must be made anew: the published keys no longer verify it. */
    boolean stale(UUID client, int version) {
        Set<String> gone = unpublished();
        return statements
                .newest(client, version)
                .map(statement -> statement.kid().map(gone::contains).orElse(!gone.isEmpty()))
                .orElse(false);
    }

    /** The statement keys whose signatures the published set no longer verifies. */
    Set<String> unpublished() {
        return keys.named(Purpose.STATEMENT, KeyState.RETIRED, KeyState.COMPROMISED);
    }

    /** A statement of unknown key may be of any: where one is compromised, it does not count. */
    private boolean stands(Optional<String> kid) {
        return kid.map(known -> keys.state(known)
                        .filter(state -> state != KeyState.COMPROMISED)
                        .isPresent())
                .orElseGet(() ->
                        keys.named(Purpose.STATEMENT, KeyState.COMPROMISED).isEmpty());
    }
}
