package io.countersign.delivery.exposure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An exposure from a moment on, as people see it.
 *
 * @param until when nothing goes on any more, if everything takes as long as it may; null: nobody can say
 */
public record Exposed(
        Windows windows, @Nullable Instant until, @Nullable Windows onceVerified) {

    /** The exposure after an act. */
    public static Exposed of(Exposure exposure, Instant at) {
        @Nullable Long overall = exposure.windows().overall();
        return new Exposed(
                exposure.windows(), overall == null ? null : at.plusSeconds(overall), exposure.onceVerified());
    }
}
