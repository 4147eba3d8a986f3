import java.util.List;

/** One thing to measure. */
interface Benchmark {
    /** Warms up, measures, and tells what came out. */
    List<Measured> run();
}
