import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The service as a whole, as the native executable, whose goals they are, and on the JVM, for information. */
final class ServiceBench implements Benchmark {

    @Override
    public List<Measured> run() {
        // A request that names a publisher host in its header; read when the first HttpClient is made.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        Surroundings surroundings = Surroundings.start();
        List<Measured> lines = new ArrayList<>();
        if (Executable.NATIVE.isBuilt()) {
            lines.addAll(of(surroundings, Executable.NATIVE));
        } else {
            System.out.println("There is no target/countersign-*-runner: build it with `make native`.");
            Stream.of(EvaluationBench.GOALS, DocumentBench.GOALS, ScaleBench.goals())
                    .flatMap(List::stream)
                    .map(goal -> goal.missing("no native executable"))
                    .forEach(lines::add);
        }
        of(surroundings, Executable.JVM).forEach(line -> lines.add(line.informational(Executable.JVM.title())));
        return lines;
    }

    private static List<Measured> of(Surroundings surroundings, Executable executable) {
        System.out.println("measuring " + executable.title() + " …");
        List<Measured> lines = new ArrayList<>();
        for (Benchmark part : List.of(
                new EvaluationBench(surroundings, executable),
                new DocumentBench(surroundings, executable),
                new ScaleBench(surroundings, executable))) {
            lines.addAll(part.run());
        }
        return lines;
    }
}
