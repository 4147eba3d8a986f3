/**
 * One result against its goal.
 *
 * @param millis what it took
 * @param unitMillis what the thing took that it is told as a multiple of, in the same run
 * @param goalMillis what it must stay under
 */
record Measured(String name, double millis, double unitMillis, double goalMillis) {

    /** How many times the unit it took. */
    double ratio() {
        return millis / unitMillis;
    }

    /** How many times the unit it may take. */
    double goal() {
        return goalMillis / unitMillis;
    }

    boolean isMet() {
        return millis < goalMillis;
    }
}
