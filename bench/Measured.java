import java.util.Locale;

/**
 * One result against its goal.
 *
 * @param ratio what came out, as a multiple of something measured in the same run; NaN where it could not be measured
 * @param goal the multiple it must reach or must not pass; NaN where the line only informs
 * @param better which side of the goal is good
 * @param detail what the ratio was made of, for people
 */
record Measured(String name, double ratio, double goal, Better better, String detail) {

    /** Which side of a goal is good. */
    enum Better {
        HIGHER,
        LOWER
    }

    /** A duration as a multiple of another of the same run, where the goal is a duration as well. */
    static Measured duration(String name, double millis, double unitMillis, double goalMillis) {
        return new Measured(
                name,
                millis / unitMillis,
                goalMillis / unitMillis,
                Better.LOWER,
                String.format(Locale.ROOT, "%.4f ms of %.1f ms", millis, goalMillis));
    }

    /** The same line for another executable, without a goal. */
    Measured informational(String title) {
        return new Measured(title + ": " + name, ratio, Double.NaN, better, detail);
    }

    boolean isMet() {
        if (Double.isNaN(goal)) {
            return true;
        }
        return better == Better.HIGHER ? ratio >= goal : ratio <= goal;
    }
}
