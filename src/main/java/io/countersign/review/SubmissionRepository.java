package io.countersign.review;

import io.countersign.check.CheckedDocument;
import io.countersign.client.DocumentVersion;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The rows of submissions and their drafts. */
@ApplicationScoped
class SubmissionRepository implements PanacheRepositoryBase<SubmissionEntity, UUID> {

    Submission insert(Submission submission, byte[] bytes) {
        SubmissionEntity row = new SubmissionEntity();
        row.id = submission.id();
        row.client = submission.client();
        row.namespace = submission.namespace();
        row.state = submission.state();
        row.origin = submission.origin().kind();
        row.originSource = submission.origin().source();
        row.round = submission.round();
        row.baseVersion = submission.baseVersion();
        row.draft = 1;
        row.digest = submission.digest().value();
        row.author = submission.author();
        row.createdAt = submission.createdAt();
        row.updatedAt = submission.updatedAt();
        persistAndFlush(row);
        insertDraft(row, bytes, submission.author(), submission.createdAt());
        submission
                .origin()
                .writers()
                .forEach(writer -> getEntityManager()
                        .createNativeQuery(
                                "insert into submission_writer (submission, subject) values (:submission, :subject)")
                        .setParameter("submission", row.id)
                        .setParameter("subject", writer)
                        .executeUpdate());
        return records(List.of(row)).getFirst();
    }

    private void insertDraft(SubmissionEntity row, byte[] bytes, String author, Instant at) {
        DraftEntity draft = new DraftEntity();
        draft.key = new DraftEntity.Key(row.id, row.draft);
        draft.digest = row.digest;
        draft.bytes = bytes;
        draft.author = author;
        draft.createdAt = at;
        getEntityManager().persist(draft);
        flush();
    }

    Optional<Submission> byId(UUID id) {
        return findByIdOptional(id)
                .flatMap(row -> records(List.of(row)).stream().findFirst());
    }

    /** The submission as it stands now; acts on it wait until this transaction ends. */
    Optional<Submission> lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE))
                .flatMap(row -> records(List.of(row)).stream().findFirst());
    }

    /** Keeps where a submission came to stand, on which version and in which round. */
    Submission move(Submission moved, Instant at) {
        SubmissionEntity row = findById(moved.id());
        row.state = moved.state();
        row.baseVersion = moved.baseVersion();
        row.round = moved.round();
        row.updatedAt = at;
        flush();
        return row.submission(moved.authors());
    }

    /** Keeps another draft of a submission; the earlier ones stay. */
    Submission revise(Submission submission, CheckedDocument document, String author, Instant at) {
        SubmissionEntity row = findById(submission.id());
        row.draft++;
        row.digest = document.digest().value();
        row.updatedAt = at;
        flush();
        insertDraft(row, document.bytes(), author, at);
        return records(List.of(row)).getFirst();
    }

    /** Who wrote what became a version, in whatever submission. */
    Set<String> writers(DocumentVersion version) {
        return byId(version.submission()).map(Submission::authors).orElse(Set.of());
    }

    /** The bytes of the current draft. */
    byte[] bytes(UUID submission) {
        SubmissionEntity row = findById(submission);
        return getEntityManager()
                .find(DraftEntity.class, new DraftEntity.Key(row.id, row.draft))
                .bytes
                .clone();
    }

    /** The next submissions of a list that fit the filter. */
    List<Submission> after(SubmissionFilter filter, long cursor, int limit) {
        StringBuilder where = new StringBuilder("ordinal > :cursor");
        Map<String, Object> parameters = new HashMap<>(Map.of("cursor", cursor));
        if (filter.client() != null) {
            where.append(" and client = :client");
            parameters.put("client", filter.client());
        }
        if (filter.state() != null) {
            where.append(" and state = :state");
            parameters.put("state", filter.state());
        }
        if (filter.namespaces() != null) {
            where.append(" and namespace in :namespaces");
            parameters.put("namespaces", filter.namespaces());
        }
        return records(find(where.toString(), Sort.by("ordinal"), parameters)
                .page(0, limit)
                .list());
    }

    /**
     * Adds who wrote what, in one query for all: the drafts, what they were made from, and the same bytes in other submissions of
     * the client, which taking back and proposing again must not make somebody else's.
     */
    private List<Submission> records(List<SubmissionEntity> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, Set<String>> authors = new HashMap<>();
        writers(rows.stream().map(row -> row.id).toList())
                .forEach(row -> authors.computeIfAbsent((UUID) row[0], _ -> new HashSet<>())
                        .add((String) row[1]));
        return rows.stream()
                .map(row -> row.submission(authors.getOrDefault(row.id, Set.of())))
                .toList();
    }

    @SuppressWarnings("unchecked") // a query of several columns answers arrays
    private List<Object[]> writers(List<UUID> ids) {
        return getEntityManager()
                .createNativeQuery("""
                        select d.submission, d.author from submission_draft d where d.submission in (:ids)
                        union
                        select w.submission, w.subject from submission_writer w where w.submission in (:ids)
                        union
                        select s.id, d.author from submission s
                        join submission_draft d on d.digest = s.digest
                        join submission o on o.id = d.submission and o.client = s.client
                        where s.id in (:ids)
                        """)
                .setParameter("ids", ids)
                .getResultList();
    }
}
