package io.countersign.client;

import io.countersign.document.Digest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A published document version: immutable bytes, numbered from 1 per client, named by the digest of exactly those bytes. */
public final class DocumentVersion {

    private final UUID client;
    private final int number;
    private final Digest digest;
    private final byte[] bytes;
    private final UUID submission;
    private final Instant publishedAt;
    private final String publishedBy;

    /** A version as it was published. */
    public DocumentVersion(
            UUID client, int number, Digest digest, byte[] bytes, UUID submission, Publication publication) {
        this.client = client;
        this.number = number;
        this.digest = digest;
        this.bytes = bytes.clone();
        this.submission = submission;
        this.publishedAt = publication.at();
        this.publishedBy = publication.by();
    }

    /** When and by whom. */
    public record Publication(Instant at, String by) {}

    /** The client it belongs to. */
    public UUID client() {
        return client;
    }

    /** Its number, from 1. */
    public int number() {
        return number;
    }

    /** SHA-256 of the bytes. */
    public Digest digest() {
        return digest;
    }

    /** The bytes, exactly as submitted, approved and signed. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The submission it was approved in. */
    public UUID submission() {
        return submission;
    }

    /** When it was published. */
    public Instant publishedAt() {
        return publishedAt;
    }

    /** The subject who published it. */
    public String publishedBy() {
        return publishedBy;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DocumentVersion version
                && client.equals(version.client)
                && number == version.number
                && Arrays.equals(bytes, version.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(client, number);
    }
}
