package io.countersign.signing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether this replica has the private half of each active key: others may, so they get the requests. Where no key is active at all
 * every replica is in the same place, and taking all of them away would end what needs no signature too.
 */
@Readiness
@ApplicationScoped
class KeyReadiness implements HealthCheck {

    private final KeyRing ring;

    KeyReadiness(KeyRing ring) {
        this.ring = ring;
    }

    @Override
    public HealthCheckResponse call() {
        Ring now = ring.current();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("signing keys");
        boolean up = true;
        for (Purpose purpose : Purpose.values()) {
            Optional<RingKey> active = now.active(purpose);
            boolean absent = active.filter(key -> !now.holds(key)).isPresent();
            answer.withData(
                    purpose.wire(), active.isEmpty() ? "no active key" : absent ? "private half not mounted" : "signs");
            up = up && !absent;
        }
        return answer.status(up).build();
    }
}
