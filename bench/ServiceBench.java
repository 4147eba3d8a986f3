import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** A part of what is measured of the service: of the native executable, whose goals they are, or on the JVM, for information. */
record ServiceBench(Executable executable, Part part) implements Benchmark {

    /** What is measured, each with services of its own. */
    enum Part {
        EVALUATION(() -> EvaluationBench.GOALS, EvaluationBench::new),
        DOCUMENT(() -> DocumentBench.GOALS, DocumentBench::new),
        SCALE(ScaleBench::goals, ScaleBench::new);

        private final Supplier<List<Goal>> goals;
        private final BiFunction<Surroundings, Executable, Benchmark> benchmark;

        Part(Supplier<List<Goal>> goals, BiFunction<Surroundings, Executable, Benchmark> benchmark) {
            this.goals = goals;
            this.benchmark = benchmark;
        }
    }

    static List<ServiceBench> all(Executable executable) {
        return Arrays.stream(Part.values())
                .map(part -> new ServiceBench(executable, part))
                .toList();
    }

    @Override
    public List<Measured> run() {
        if (!executable.isBuilt()) {
            return part.goals.get().stream()
                    .map(goal -> goal.missing("no target/countersign-*-runner: build it with `make native`"))
                    .toList();
        }
        // A request that names a publisher host in its header; read when the first HttpClient is made.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        System.out.println("measuring " + executable.title() + ": " + part + " …");
        List<Measured> lines =
                part.benchmark.apply(Surroundings.get(), executable).run();
        return executable == Executable.NATIVE
                ? lines
                : lines.stream()
                        .map(line -> line.informational(executable.title()))
                        .toList();
    }
}
