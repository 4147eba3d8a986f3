package io.countersign.client;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A row of the history of members: somebody was added, or removed. */
@Entity
@Immutable
@Table(name = "namespace_member")
@SuppressWarnings("NullAway.Init")
class MemberEntity {

    enum Act {
        ADDED,
        REMOVED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long ordinal;

    String namespace;
    String subject;

    @Enumerated(EnumType.STRING)
    @Column(name = "role")
    Member.Position position;

    @Enumerated(EnumType.STRING)
    Act act;

    Instant at;
    String by;

    Member member() {
        return new Member(ordinal, namespace, subject, position, at, by);
    }
}
