package io.countersign.review;

import io.countersign.check.CheckedDocument;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
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
        return row.submission(submission.authors());
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
        Set<String> authors = new HashSet<>(submission.authors());
        authors.add(author);
        return row.submission(authors);
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

    /** Adds the authors of the drafts, in one query for all. */
    private List<Submission> records(List<SubmissionEntity> rows) {
        Map<UUID, Set<String>> authors = new HashMap<>();
        getEntityManager()
                .createQuery(
                        "select distinct d.key.submission, d.author from DraftEntity d where d.key.submission in :ids",
                        Tuple.class)
                .setParameter("ids", rows.stream().map(row -> row.id).toList())
                .getResultStream()
                .forEach(row -> authors.computeIfAbsent(row.get(0, UUID.class), _ -> new HashSet<>())
                        .add(row.get(1, String.class)));
        return rows.stream()
                .map(row -> row.submission(authors.getOrDefault(row.id, Set.of())))
                .toList();
    }
}
