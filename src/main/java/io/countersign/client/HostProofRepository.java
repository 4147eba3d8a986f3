package io.countersign.client;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The attempts to prove control of hosts. */
@ApplicationScoped
class HostProofRepository implements PanacheRepositoryBase<HostProofEntity, Long> {

    void insert(HostAttempt attempt) {
        HostProofEntity row = new HostProofEntity();
        row.host = attempt.host();
        row.method = attempt.method();
        row.outcome = attempt.proved() ? HostProofEntity.Outcome.PROVED : HostProofEntity.Outcome.FAILED;
        row.detail = attempt.detail();
        row.at = attempt.at();
        row.expiresAt = attempt.expiresAt();
        persistAndFlush(row);
    }

    /** The newest proof of a host, also when it has expired. */
    Optional<HostProof> proof(String host) {
        return find("host = ?1 and expiresAt is not null", Sort.descending("ordinal"), host)
                .page(0, 1)
                .firstResultOptional()
                .flatMap(row -> Optional.ofNullable(row.expiresAt)
                        .map(until -> new HostProof(row.host, row.method, row.at, until)));
    }

    /** What was tried last: one attempt, or one for each method when all failed. */
    List<HostAttempt> last(String host) {
        return list(
                        "host = ?1 and at = (select max(p.at) from HostProofEntity p where p.host = ?1)",
                        Sort.by("ordinal"),
                        host)
                .stream()
                .map(HostProofEntity::attempt)
                .toList();
    }
}
