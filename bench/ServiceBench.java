import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The service as a whole: as the native executable, whose goals they are, or on the JVM, for information. */
record ServiceBench(Executable executable) implements Benchmark {

    @Override
    public List<Measured> run() {
        if (!executable.isBuilt()) {
            System.out.println("There is no target/countersign-*-runner: build it with `make native`.");
            return Stream.of(EvaluationBench.GOALS, DocumentBench.GOALS, ScaleBench.goals())
                    .flatMap(List::stream)
                    .map(goal -> goal.missing("no native executable"))
                    .toList();
        }
        // A request that names a publisher host in its header; read when the first HttpClient is made.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        System.out.println("measuring " + executable.title() + " …");
        Surroundings surroundings = Surroundings.get();
        List<Measured> lines = new ArrayList<>();
        for (Benchmark part : List.of(
                new EvaluationBench(surroundings, executable),
                new DocumentBench(surroundings, executable),
                new ScaleBench(surroundings, executable))) {
            lines.addAll(part.run());
        }
        return executable == Executable.NATIVE
                ? lines
                : lines.stream()
                        .map(line -> line.informational(executable.title()))
                        .toList();
    }
}
