package io.countersign.trust;

import io.countersign.client.Client;
import io.countersign.client.ClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Statements that are made anew because their key is no longer published: without a new approval, and for no longer than the old one. */
@ApplicationScoped
@Transactional
public class Resigning {

    private final TrustRepository trusts;
    private final StatementRepository statements;
    private final StatementStanding standing;
    private final StatementIssuer issuer;
    private final ClientService clients;
    private final Clock clock;

    Resigning(
            TrustRepository trusts,
            StatementRepository statements,
            StatementStanding standing,
            StatementIssuer issuer,
            ClientService clients,
            Clock clock) {
        this.trusts = trusts;
        this.statements = statements;
        this.standing = standing;
        this.issuer = issuer;
        this.clients = clients;
        this.clock = clock;
    }

    /** How many live statements each key signed, by {@code kid}: the newest ones over live versions of active clients. */
    public Map<String, Long> live() {
        return statements.live(clock.instant());
    }

    /** The next active clients whose newest statement over the live version must be made anew. */
    List<UUID> due(UUID after, int limit) {
        Set<String> gone = standing.unpublished();
        return gone.isEmpty() ? List.of() : statements.signedBy(gone, clock.instant(), after, limit);
    }

    long countDue() {
        Set<String> gone = standing.unpublished();
        return gone.isEmpty() ? 0 : statements.countSignedBy(gone, clock.instant());
    }

    /** Makes the statement of one client anew where that is still due; false when another replica is at it. */
    boolean resign(UUID id) {
        if (!statements.alone()) {
            return false;
        }
        Instant now = clock.instant();
        Trust trust = trusts.lock(id).at(now);
        Client client = clients.client(id);
        int live = client.latestVersion();
        if (trust.status() == TrustStatus.ACTIVE && !client.isDevelopment() && standing.stale(id, live)) {
            issuer.issue(client, clients.version(id, live), trust.expiresAt().orElse(Instant.MAX));
        }
        return true;
    }
}
