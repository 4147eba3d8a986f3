package io.countersign.review.entitlement;

import io.countersign.client.Environment;
import io.countersign.trust.entitlement.Scopes;
import io.countersign.trust.entitlement.Target;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/** A row of a request; where it stands follows from the grant or the decision that ended it. */
@Entity
@Table(name = "entitlement_request")
@SuppressWarnings("NullAway.Init")
class EntitlementRequestEntity {
    @Id
    UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    long ordinal;

    UUID client;
    UUID resource;

    @Enumerated(EnumType.STRING)
    Environment environment;

    String scopes;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    String reason;

    @Nullable
    UUID base;

    @Column(name = "requested_by")
    String requestedBy;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Formula("""
            coalesce((select 'GRANTED' from entitlement_grant g where g.request = id),
             (select min(d.outcome) from entitlement_decision d where d.request = id and d.outcome <> 'APPROVED'),
             'REQUESTED')
            """)
    @Nullable
    String state;

    static EntitlementRequestEntity of(EntitlementRequest request) {
        EntitlementRequestEntity row = new EntitlementRequestEntity();
        row.id = request.id();
        row.client = request.target().client();
        row.resource = request.target().resource();
        row.environment = request.target().environment();
        row.scopes = request.scopes().text();
        row.expiresAt = request.expiresAt();
        row.reason = request.reason();
        row.base = request.base();
        row.requestedBy = request.requestedBy();
        row.requestedAt = request.requestedAt();
        return row;
    }

    EntitlementRequest request() {
        return new EntitlementRequest(
                ordinal,
                id,
                new Target(client, resource, environment),
                Scopes.parse(scopes),
                expiresAt,
                reason,
                base,
                requestedBy,
                requestedAt,
                state == null ? RequestState.REQUESTED : RequestState.valueOf(state));
    }
}
