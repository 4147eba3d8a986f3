import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged service as a child process, on ports and in a directory of its own; nothing of it is left after {@link #close}. */
final class Service implements AutoCloseable {

    private static final int START_SECONDS = 120;
    private static final int STOP_SECONDS = 30;

    private final Path directory;
    private final int port;
    private final Process process;
    private final Path log;
    private final CountDownLatch ready = new CountDownLatch(1);

    private Service(Path directory, int port) throws IOException {
        this.directory = directory;
        this.port = port;
        this.log = directory.resolve("service.log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("target", "quarkus-app", "quarkus-run.jar")
                                .toAbsolutePath()
                                .toString())
                .directory(directory.toFile())
                .redirectErrorStream(true);
        // The demo is the same everywhere: settings of the shell it was called from have no say.
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("COUNTERSIGN_"));
        builder.environment().put("COUNTERSIGN_DATA_DIRECTORY", data().toString());
        builder.environment().put("COUNTERSIGN_PORT", Integer.toString(port));
        process = builder.start();
        Thread.ofPlatform().daemon().start(this::read);
    }

    /** Starts the service; answers once it says that it is ready. */
    static Service start(Path directory) throws IOException, InterruptedException {
        Service service = new Service(directory, freePort());
        Runtime.getRuntime().addShutdownHook(new Thread(service::close));
        boolean ready = service.ready.await(START_SECONDS, TimeUnit.SECONDS) && service.process.isAlive();
        if (!ready) {
            System.err.println(Files.readString(service.log));
            service.close();
            throw new IOException(
                    "the service did not become ready within " + START_SECONDS + " s; its output is above");
        }
        return service;
    }

    /** The port that serves the registry and the publisher hosts. */
    int port() {
        return port;
    }

    /** The certificate authority that the embedded default made for itself. */
    Path authority() {
        return data().resolve("certificates").resolve("ca.pem");
    }

    /** Where the dev identity gives tokens. */
    String tokenEndpoint() {
        return "https://localhost:" + (port + 2) + "/dev-identity/token";
    }

    /** What the service has written so far. */
    String output() throws IOException {
        return Files.readString(log);
    }

    /** Stops the service, its database included, and removes what it has written. */
    @Override
    public synchronized void close() {
        try {
            process.destroy();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                System.err.println("the service did not stop within " + STOP_SECONDS + " s and was killed");
            }
            remove(directory);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.err.println("not removed: " + e);
        }
    }

    private Path data() {
        return directory.resolve("data");
    }

    private void read() {
        try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                var copy = Files.newBufferedWriter(log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                copy.write(line);
                copy.newLine();
                copy.flush();
                if (line.equals("countersign: ready")) {
                    ready.countDown();
                }
            }
        } catch (IOException e) {
            // The process has ended; what it said is in the log.
        } finally {
            ready.countDown();
        }
    }

    /** The first of three free ports in a row: https, management, dev identity. */
    private static int freePort() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int candidate = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            if (free(candidate) && free(candidate + 1) && free(candidate + 2)) {
                return candidate;
            }
        }
        throw new IOException("no three free ports in a row");
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static void remove(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(root)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
