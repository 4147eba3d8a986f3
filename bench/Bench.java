import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What the service's parts cost, each as a multiple of something that everyone knows the cost of, measured in the same run: `make bench`.
 * Prints a table, writes target/bench.json, and ends with exit code 1 where a goal is missed.
 */
final class Bench {

    private static final Path RESULTS = Path.of("target", "bench.json");

    /** Each adds its lines; a new benchmark is a new class and a line here. */
    private static final List<Benchmark> ALL = List.of(new CheckBench());

    private Bench() {}

    public static void main(String[] arguments) throws IOException {
        List<Measured> results =
                ALL.stream().flatMap(benchmark -> benchmark.run().stream()).toList();
        System.out.printf("%-34s %10s %12s %10s %9s%n", "", "ms", "multiple", "goal", "goal, ms");
        for (Measured it : results) {
            System.out.printf(
                    Locale.ROOT,
                    "%-34s %10.4f %11.1fx %9.1fx %9.1f  %s%n",
                    it.name(),
                    it.millis(),
                    it.ratio(),
                    it.goal(),
                    it.goalMillis(),
                    it.isMet() ? "" : "MISSED");
        }
        Files.createDirectories(RESULTS.toAbsolutePath().getParent());
        Files.writeString(RESULTS, json(results));
        if (!results.stream().allMatch(Measured::isMet)) {
            System.exit(1);
        }
    }

    private static String json(List<Measured> results) {
        StringBuilder json = new StringBuilder("[");
        for (Measured it : results) {
            json.append(json.length() > 1 ? ",\n " : "")
                    .append(String.format(
                            Locale.ROOT,
                            "{\"name\":\"%s\",\"ratio\":%.2f,\"goal\":%.2f}",
                            it.name(),
                            it.ratio(),
                            it.goal()));
        }
        return json.append("]\n").toString();
    }
}
