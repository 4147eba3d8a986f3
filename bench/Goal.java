import java.util.List;
import java.util.function.Supplier;

/**
 * A line of the table before it is measured.
 *
 * @param goal the multiple to reach or not to pass
 */
record Goal(String name, double goal, Measured.Better better) {

    static Goal atLeast(double goal, String name) {
        return new Goal(name, goal, Measured.Better.HIGHER);
    }

    static Goal atMost(double goal, String name) {
        return new Goal(name, goal, Measured.Better.LOWER);
    }

    /** A line that only informs. */
    static Goal information(String name) {
        return new Goal(name, Double.NaN, Measured.Better.HIGHER);
    }

    Measured of(double ratio, String detail) {
        return new Measured(name, ratio, goal, better, detail);
    }

    Measured missing(String why) {
        return new Measured(
                name,
                Double.NaN,
                goal,
                better,
                "not measured: " + why.lines().findFirst().orElse(""));
    }

    /** What is measured; or the same lines without a result, where it could not be. */
    static List<Measured> measured(List<Goal> goals, Supplier<List<Measured>> work) {
        try {
            return work.get();
        } catch (NotMeasured e) {
            return goals.stream().map(goal -> goal.missing(e.getMessage())).toList();
        }
    }
}
