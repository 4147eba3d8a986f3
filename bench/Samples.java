import java.util.Arrays;
import java.util.function.Supplier;

/** Durations of one thing done many times. */
final class Samples {

    private final long[] nanos;
    private long kept;

    Samples(int many) {
        nanos = new long[many];
    }

    /** Does it once, as sample number i; what it makes is used, so that no compiler leaves it out. */
    void take(int i, Supplier<?> work) {
        long start = System.nanoTime();
        Object made = work.get();
        nanos[i] = System.nanoTime() - start;
        kept += System.identityHashCode(made);
    }

    /** The duration that this share of the samples did not exceed, in milliseconds. */
    double millis(double share) {
        if (kept == 0) {
            throw new IllegalStateException("nothing was made");
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))] / 1e6;
    }
}
