import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;

/** A service under measurement: one process on a data set, on ports of its own, started as in production. */
final class BenchService implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final String VIEW = "countersign_view_clients";
    private static final long READY_SECONDS = 180;
    private static final long VIEW_SECONDS = 180;
    private static final long PAUSE_MILLIS = 5;
    /** Asking for all metrics is work, which a service that fills its view has enough of. */
    private static final long VIEW_PAUSE_MILLIS = 250;

    private final Process process;
    private final Path log;
    private final int port;
    private final int managementPort;
    private final double startMillis;

    private BenchService(Surroundings surroundings, Executable executable, Seed seed) {
        port = Surroundings.freePort();
        managementPort = Surroundings.freePort();
        log = surroundings.directory().resolve("service-" + executable + "-" + seed.clients() + ".log");
        ProcessBuilder builder = new ProcessBuilder(executable.command())
                // without a configuration of the developer's
                .directory(surroundings.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("COUNTERSIGN_") || name.startsWith("QUARKUS_"));
        environment.putAll(surroundings.environment(seed.url()));
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        long start = System.nanoTime();
        try {
            process = Children.adopt(builder.start());
        } catch (IOException e) {
            throw new IllegalStateException(executable + " cannot be started", e);
        }
        awaitReady();
        startMillis = (System.nanoTime() - start) / 1e6;
    }

    /** A service that is ready, and that has all clients of the data set in view where it tells how many it has. */
    static BenchService start(Surroundings surroundings, Executable executable, Seed seed) {
        BenchService service = new BenchService(surroundings, executable, seed);
        service.awaitView(seed.clients());
        return service;
    }

    /** A service that is ready, whatever it has in view. */
    static BenchService ready(Surroundings surroundings, Executable executable, Seed seed) {
        return new BenchService(surroundings, executable, seed);
    }

    /** From the start of the process to readiness. */
    double startMillis() {
        return startMillis;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Resident memory now, in MiB. */
    double residentMib() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    / 1024.0;
        } catch (IOException e) {
            throw new IllegalStateException("the memory of " + process + " cannot be read", e);
        }
    }

    /** The largest value of the metric among its tags; empty when the service has no such metric. */
    OptionalDouble metric(String name) {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(management("/q/metrics")).build());
        return answer.body()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .max();
    }

    static HttpResponse<String> send(HttpRequest request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return HTTP.send(request, body);
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        Children.stop(process);
    }

    private URI management(String path) {
        return URI.create("http://127.0.0.1:" + managementPort + path);
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + READY_SECONDS * 1_000_000_000;
        HttpRequest request =
                HttpRequest.newBuilder(management("/q/health/ready")).build();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                if (HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
                pause();
            } catch (IOException notYet) {
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        close();
        throw new IllegalStateException("the service did not become ready; see " + log);
    }

    private void awaitView(int clients) {
        long deadline = System.nanoTime() + VIEW_SECONDS * 1_000_000_000;
        for (OptionalDouble seen = metric(VIEW); seen.isPresent(); seen = metric(VIEW)) {
            if (seen.getAsDouble() == clients) {
                return;
            }
            if (System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException(VIEW + " is " + seen.getAsDouble() + " and not " + clients);
            }
            pause(VIEW_PAUSE_MILLIS);
        }
    }

    /** A moment, before one looks again. */
    static void pause() {
        pause(PAUSE_MILLIS);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
