import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the service's parts cost, each as a multiple of something that everyone knows the cost of, measured in the same run: `make bench`.
 * Prints a table, writes target/bench.json, and ends with exit code 1 where a goal is missed.
 */
final class Bench {

    private static final Path RESULTS = Path.of("target", "bench.json");

    /** Each adds its lines; a new benchmark is a new class and a line here. */
    private static final List<Benchmark> ALL = Stream.of(
                    List.of(new CheckBench()), ServiceBench.all(Executable.NATIVE), ServiceBench.all(Executable.JVM))
            .<Benchmark>flatMap(List::stream)
            .toList();

    private Bench() {}

    public static void main(String[] arguments) {
        Tools.require();
        boolean met = false;
        try {
            List<Measured> results = new ArrayList<>();
            for (Benchmark benchmark : ALL) {
                List<Measured> lines = benchmark.run();
                print(lines);
                results.addAll(lines);
            }
            Files.createDirectories(RESULTS.toAbsolutePath().getParent());
            Files.writeString(RESULTS, json(results));
            met = results.stream().allMatch(Measured::isMet);
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
        }
        // What was started for the benchmarks keeps this JVM alive.
        System.exit(met ? 0 : 1);
    }

    private static void print(List<Measured> results) {
        System.out.printf("%n%-66s %9s %10s%n", "", "ratio", "goal");
        for (Measured it : results) {
            System.out.printf(
                    "%-66s %9s %10s  %-6s  %s%n",
                    it.name(), number(it.ratio(), "-"), goal(it), it.isMet() ? "" : "MISSED", it.detail());
        }
    }

    private static String goal(Measured it) {
        if (Double.isNaN(it.goal())) {
            return "";
        }
        return (it.better() == Measured.Better.HIGHER ? ">= " : "<= ") + number(it.goal(), "");
    }

    private static String json(List<Measured> results) {
        StringBuilder json = new StringBuilder("[");
        for (Measured it : results) {
            json.append(json.length() > 1 ? ",\n " : "")
                    .append("{\"name\":\"%s\",\"ratio\":%s,\"goal\":%s,\"better\":\"%s\"}"
                            .formatted(
                                    it.name(),
                                    number(it.ratio(), "null"),
                                    number(it.goal(), "null"),
                                    it.better().name().toLowerCase(Locale.ROOT)));
        }
        return json.append("]\n").toString();
    }

    private static String number(double number, String none) {
        return Double.isNaN(number) ? none : String.format(Locale.ROOT, "%.3f", number);
    }
}
