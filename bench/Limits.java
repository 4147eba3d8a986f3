import java.util.List;

/** How much and how long is measured; the environment makes it less while one works on the benchmarks. */
final class Limits {

    /** Seconds of one run of wrk. */
    static final int SECONDS = number("BENCH_SECONDS", 2);

    /** Clients of the largest data set. */
    static final int MANY = number("BENCH_CLIENTS", 1_000_000);

    static final int SOME = Math.min(MANY, 10_000);
    static final int FEW = Math.min(MANY, 1_000);

    /** Runs of each side, taken in turns; the median of their ratios is told. */
    static final int ROUNDS = number("BENCH_ROUNDS", 11);

    /** Starts of each side. */
    static final int STARTS = 3;

    /** What an operator gives a replica: resident memory of no more than 512 MiB. */
    static final double MEMORY_MIB = 512;

    /** How the executable is told to stay within that memory. */
    static final List<String> NATIVE_OPTIONS = List.of("-Xmx384m");

    static final List<String> JVM_OPTIONS = List.of("-Xmx1g");

    private Limits() {}

    private static int number(String variable, int otherwise) {
        String value = System.getenv(variable);
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        int number = Integer.parseInt(value.strip());
        if (number < 1) {
            throw new IllegalArgumentException(variable + " is not a number of something: " + value);
        }
        return number;
    }
}
