package io.countersign.review;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The rows of evidence, and of the challenges that key holders sign. */
@ApplicationScoped
class EvidenceRepository implements PanacheRepositoryBase<EvidenceEntity, UUID> {

    void insert(UUID submission, Evidence evidence) {
        persistAndFlush(EvidenceEntity.of(submission, evidence));
    }

    List<Evidence> on(UUID submission) {
        return find("submission = ?1", Sort.by("ordinal"), submission).list().stream()
                .map(EvidenceEntity::evidence)
                .toList();
    }

    void insertChallenge(String challenge, UUID submission, String digest, Instant expiresAt) {
        getEntityManager()
                .createNativeQuery("""
                        insert into key_challenge (challenge, submission, digest, expires_at)
                        values (:challenge, :submission, :digest, :expires)
                        """)
                .setParameter("challenge", challenge)
                .setParameter("submission", submission)
                .setParameter("digest", digest)
                .setParameter("expires", expiresAt)
                .executeUpdate();
    }

    /** Whether the challenge was given out for these bytes, is not too old, and nobody has used it. */
    boolean isOpen(String challenge, UUID submission, String digest, Instant now) {
        return ((Number) getEntityManager()
                                .createNativeQuery("""
                        select count(*) from key_challenge c
                        where c.challenge = :challenge and c.submission = :submission and c.digest = :digest
                          and c.expires_at > :now
                          and not exists (select 1 from key_challenge_use u where u.challenge = c.challenge)
                        """)
                                .setParameter("challenge", challenge)
                                .setParameter("submission", submission)
                                .setParameter("digest", digest)
                                .setParameter("now", now)
                                .getSingleResult())
                        .intValue()
                == 1;
    }

    /** Uses a challenge up; a second use is a constraint violation. */
    void use(String challenge, UUID evidence) {
        getEntityManager()
                .createNativeQuery("insert into key_challenge_use (challenge, evidence) values (:challenge, :evidence)")
                .setParameter("challenge", challenge)
                .setParameter("evidence", evidence)
                .executeUpdate();
    }

    long countOpenChallenges(UUID submission, Instant now) {
        return ((Number) getEntityManager()
                        .createNativeQuery("""
                                select count(*) from key_challenge c where c.submission = :submission and c.expires_at > :now
                                  and not exists (select 1 from key_challenge_use u where u.challenge = c.challenge)
                                """)
                        .setParameter("submission", submission)
                        .setParameter("now", now)
                        .getSingleResult())
                .longValue();
    }
}
