import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The programs of Debian that the benchmarks use. */
final class Tools {

    /** Directories of the search path, and where servers are that a user's path leaves out. */
    private static final List<String> DIRECTORIES = Stream.concat(
                    Stream.of(System.getenv().getOrDefault("PATH", "").split(":")), Stream.of("/usr/sbin", "/sbin"))
            .filter(directory -> !directory.isEmpty())
            .toList();

    private Tools() {}

    /** Ends the process, saying what to install, when something is missing. */
    static void require() {
        List<String> missing = Stream.of("wrk", "nginx")
                .filter(name -> candidates(name).noneMatch(Files::isExecutable))
                .toList();
        if (!missing.isEmpty()) {
            System.err.println("make bench needs " + String.join(" and ", missing)
                    + "; install with: apt-get install wrk nginx-light");
            System.exit(2);
        }
    }

    static String path(String name) {
        return candidates(name)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not installed"))
                .toString();
    }

    private static Stream<Path> candidates(String name) {
        return DIRECTORIES.stream().map(directory -> Path.of(directory, name));
    }
}
