package io.countersign.delivery;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * One HTTP exchange with a recipient, as a receipt keeps it: never a header, a token or a body.
 *
 * @param method and {@code url} what was called; the URL without its query
 * @param status of the answer; 0 where there was none
 * @param note what it was for, or why there was no answer, in words of ours
 */
@RegisterForReflection
public record Evidence(Instant at, String method, String url, int status, long latencyMillis, String note) {}
