package io.countersign.fetch;

/** What became of a {@link Call}. */
public sealed interface CallResult {

    /**
     * An answer, whatever it says; its body is whole.
     *
     * @param retryAfter the seconds of a Retry-After header (RFC 9110 §10.2.3); 0 where there is none that is a number
     */
    record Answered(int status, Bytes body, long retryAfter) implements CallResult {
        /** Whether the status says that it was done (RFC 9110 §15.3). */
        public boolean isSuccessful() {
            return status >= 200 && status < 300;
        }
    }

    /** It was not even tried to the end, because a rule of ours forbids it. */
    record Refused(String reason) implements CallResult {}

    /** The other side did not answer, or not as HTTP says. */
    record Failed(String reason) implements CallResult {}
}
