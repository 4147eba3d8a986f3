import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The two ways of running the service that are measured. */
enum Executable {
    /** What operators run: the goals are its goals. */
    NATIVE("native"),
    /** The packaged jar, for information. */
    JVM("JVM");

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private final String title;

    Executable(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    boolean isBuilt() {
        return this == JVM || runner().isPresent();
    }

    List<String> command() {
        List<String> line = new ArrayList<>();
        if (this == NATIVE) {
            line.add(runner().orElseThrow().toString());
            line.addAll(Limits.NATIVE_OPTIONS);
        } else {
            line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            line.addAll(Limits.JVM_OPTIONS);
            line.addAll(List.of(
                    "-jar", TARGET.resolve("quarkus-app/quarkus-run.jar").toString()));
        }
        return line;
    }

    private static Optional<Path> runner() {
        try (Stream<Path> files = Files.list(TARGET)) {
            return files.filter(file -> file.getFileName().toString().matches("countersign-.*-runner"))
                    .filter(Files::isExecutable)
                    .findFirst();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
