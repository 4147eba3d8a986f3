package io.countersign.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.platform.embedded.LocalAuthority;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The packaged service as a process of its own, on the embedded default, on free ports: to be killed and started again. */
public final class ServiceProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    /** What the JVM made of the service's classes, so that the next one is ready sooner; one that does not fit is not used. */
    private static final Path ARCHIVE = Path.of("target", "service.jsa").toAbsolutePath();

    private static final long READY_SECONDS = 90;
    private static final long STOP_SECONDS = 60;

    static {
        // Lets a request to localhost carry a publisher host's name; read when the first HttpClient is made.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private final Path directory;
    private final boolean leavesArchive;
    private final int port;
    private final int managementPort;
    private final Map<String, String> environment;
    private final Queue<String> output = new ConcurrentLinkedQueue<>();
    private CompletableFuture<Void> ready = new CompletableFuture<>();
    private Process process;

    private ServiceProcess(Path directory, List<Integer> ports, boolean leavesArchive) throws IOException {
        this.directory = directory;
        this.leavesArchive = leavesArchive;
        this.port = ports.getFirst();
        this.managementPort = ports.get(1);
        this.environment = Map.of(
                "COUNTERSIGN_DATA_DIRECTORY", directory.toString(),
                "COUNTERSIGN_PORT", Integer.toString(port),
                "COUNTERSIGN_EMBEDDED_MANAGEMENT_PORT", Integer.toString(managementPort),
                "COUNTERSIGN_EMBEDDED_IDENTITY_PORT", Integer.toString(ports.get(2)));
        this.process = launch();
    }

    /** Starts the service on the data directory and waits until it is ready. */
    public static ServiceProcess start(Path directory) throws IOException {
        return ready(new ServiceProcess(directory, freePorts(), false));
    }

    /** Starts a service that, when it is stopped, leaves its classes as an archive from which later ones start. */
    public static ServiceProcess startAndLeaveArchive(Path directory) throws IOException {
        return ready(new ServiceProcess(directory, freePorts(), true));
    }

    private static ServiceProcess ready(ServiceProcess service) throws IOException {
        service.awaitReady();
        return service;
    }

    /** Runs the jar to its end with this environment and these arguments. */
    public static Run run(Map<String, String> environment, String... arguments) throws IOException {
        Process process = builder(environment, List.of(), arguments).start();
        try {
            if (!process.waitFor(READY_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the process did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new Run(
                process.exitValue(),
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList());
    }

    /** What a process said, on either stream, and how it ended. */
    public record Run(int exit, List<String> lines) {}

    /** The registry's URL. */
    public URI baseUri() {
        return URI.create("https://localhost:" + port);
    }

    /** The URL of health and metrics. */
    public URI managementUri() {
        return URI.create("http://127.0.0.1:" + managementPort);
    }

    /** The environment that makes another process use the same data directory and ports. */
    public Map<String, String> environment() {
        return environment;
    }

    /** The authority to trust. */
    public LocalAuthority authority() {
        return new LocalAuthority(directory.resolve("certificates"));
    }

    /** The process id of the database's server. */
    public long databasePid() throws IOException {
        return Long.parseLong(Files.readAllLines(directory.resolve("postgres/data/postmaster.pid"))
                .getFirst());
    }

    /** Everything the service has printed, over all its starts. */
    public List<String> output() {
        return List.copyOf(output);
    }

    /** A client that trusts the service's authority and follows no redirect. */
    public HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(authority().tls())
                .build();
    }

    /** A request to a URL of this service, sent to the loopback address whatever its host is: *.localhost does not resolve everywhere. */
    public HttpRequest.Builder request(URI uri) {
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return HttpRequest.newBuilder(URI.create("https://localhost:" + uri.getPort() + uri.getRawPath() + query))
                .header("Host", uri.getRawAuthority());
    }

    /** GETs a URL of this service. */
    public HttpResponse<String> get(URI uri) throws IOException {
        return send(request(uri).build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try (HttpClient client = client()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** A bearer token of a sample person, as {@code make token} prints it. */
    public String token(String name) throws IOException {
        Run run = run(environment, "token", name);
        if (run.exit() != 0) {
            throw new IllegalStateException(run.toString());
        }
        return run.lines().getLast();
    }

    /** Bearer tokens of sample people, by name, as the dev identity gives them. */
    public Map<String, String> tokens(String... names) throws IOException {
        Map<String, String> tokens = new HashMap<>();
        for (String name : names) {
            String issuer = "https://localhost:" + environment.get("COUNTERSIGN_EMBEDDED_IDENTITY_PORT");
            HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(issuer + "/dev-identity/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("user=" + name))
                    .build());
            tokens.put(name, JSON.readTree(answer.body()).path("access_token").asText());
        }
        return tokens;
    }

    /** Ends the service as {@code kill -9} does; its database server goes on. */
    public void kill9() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Ends the service as SIGTERM does and returns its exit code. */
    public int stop() {
        process.destroy();
        awaitEnd();
        return process.exitValue();
    }

    /** Starts the service again on the same directory and ports and waits until it is ready. */
    public void restart() throws IOException {
        if (process.isAlive()) {
            stop();
        }
        process = launch();
        awaitReady();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private Process launch() throws IOException {
        Process launched = builder(environment, classes()).start();
        ready = new CompletableFuture<>();
        CompletableFuture<Void> announced = ready;
        Thread.ofVirtual().start(() -> {
            try (BufferedReader reader = launched.inputReader()) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    output.add(line);
                    if (line.equals("countersign: ready")) {
                        announced.complete(null);
                    }
                }
            } catch (IOException killed) {
                output.add("(" + killed.getMessage() + ")");
            }
            announced.completeExceptionally(new IOException("the service ended before it was ready"));
        });
        return launched;
    }

    private void awaitReady() throws IOException {
        try {
            ready.get(READY_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IOException("not ready:\n" + String.join("\n", output), e);
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the service did not end:\n" + String.join("\n", output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> classes() {
        if (leavesArchive) {
            return List.of("-XX:ArchiveClassesAtExit=" + ARCHIVE);
        }
        return Files.exists(ARCHIVE) ? List.of("-XX:SharedArchiveFile=" + ARCHIVE) : List.of();
    }

    static ProcessBuilder builder(Map<String, String> environment, List<String> options, String... arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // quick to be ready counts here, not quick in the long run
        line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        line.addAll(options);
        line.addAll(List.of("-jar", JAR.toString()));
        line.addAll(List.of(arguments));
        // A working directory without a configuration of the developer's: it must not decide a test.
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(Path.of("target", "quarkus-app").toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("COUNTERSIGN_") || name.startsWith("QUARKUS_"));
        builder.environment().putAll(environment);
        return builder;
    }

    // All three are held at once, so that they differ.
    private static List<Integer> freePorts() throws IOException {
        try (ServerSocket one = new ServerSocket(0);
                ServerSocket two = new ServerSocket(0);
                ServerSocket three = new ServerSocket(0)) {
            return List.of(one.getLocalPort(), two.getLocalPort(), three.getLocalPort());
        }
    }
}
