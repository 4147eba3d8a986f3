package io.countersign.fetch;

/** What became of a fetch. */
public sealed interface FetchResult {

    /** The whole body of an answer with the status 200. */
    record Fetched(Bytes body) implements FetchResult {}

    /** It was not even tried to the end, because a rule of ours forbids it. */
    record Refused(String reason) implements FetchResult {}

    /** The other side did not answer, or not as it should. */
    record Failed(String reason) implements FetchResult {}
}
