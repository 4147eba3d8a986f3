import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Loads run in turns, so that what else goes on in the machine meets all of them.
 *
 * @param loads what was run
 * @param rates requests a second, by load and round
 */
record Rounds(List<Wrk> loads, double[][] rates) {

    /** Warms each up, then runs all, round after round. */
    static Rounds of(Wrk... loads) {
        for (Wrk load : loads) {
            load.run(4 * Limits.SECONDS);
        }
        double[][] rates = new double[loads.length][Limits.ROUNDS];
        for (int round = 0; round < Limits.ROUNDS; round++) {
            for (int i = 0; i < loads.length; i++) {
                rates[i][round] = loads[i].run(Limits.SECONDS);
            }
        }
        return new Rounds(List.of(loads), rates);
    }

    /** The median of the ratios of the rounds. */
    double ratio(int one, int other) {
        double[] ratios = new double[Limits.ROUNDS];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = rates[one][round] / rates[other][round];
        }
        return median(ratios);
    }

    /** What the two loads came to, for people: requests a second of this machine now. */
    String detail(int one, int other) {
        return String.format(
                Locale.ROOT,
                "%s %,.0f/s, %s %,.0f/s",
                loads.get(one).name(),
                median(rates[one]),
                loads.get(other).name(),
                median(rates[other]));
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
