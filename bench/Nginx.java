import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An nginx with one worker that serves one static file as fast as it can. */
final class Nginx implements AutoCloseable {

    private static final String FILE = "/document.json";
    private static final long READY_SECONDS = 10;

    /** Where each module keeps bodies, which as shipped only root can write; a module that was left out knows no such directive. */
    private static final Map<String, String> SCRATCH = new TreeMap<>(Map.of(
            "proxy", "proxy_temp_path",
            "fastcgi", "fastcgi_temp_path",
            "uwsgi", "uwsgi_temp_path",
            "scgi", "scgi_temp_path"));

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Serves the bytes from a directory below the given one. */
    static Nginx serving(byte[] bytes, Path directory) {
        int port = Surroundings.freePort();
        Path root = directory.resolve("nginx");
        try {
            Files.createDirectories(root.resolve("www"));
            Files.write(root.resolve("www" + FILE), bytes);
            Path configuration = root.resolve("nginx.conf");
            Files.writeString(configuration, configuration(root, port));
            Process process = Children.adopt(
                    new ProcessBuilder(Tools.path("nginx"), "-p", root + "/", "-c", configuration.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(root.resolve("output.log").toFile())
                            .start());
            Nginx nginx = new Nginx(process, port);
            nginx.awaitReady(root);
            return nginx;
        } catch (IOException e) {
            throw new IllegalStateException("nginx cannot be started", e);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port + FILE);
    }

    @Override
    public void close() {
        Children.stop(process);
    }

    private void awaitReady(Path root) {
        long deadline = System.nanoTime() + READY_SECONDS * 1_000_000_000;
        while (System.nanoTime() < deadline && process.isAlive()) {
            try (var socket = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException notYet) {
                BenchService.pause();
            }
        }
        close();
        throw new IllegalStateException("nginx did not start; see " + root);
    }

    private static String configuration(Path root, int port) throws IOException {
        String built = built();
        String scratch = SCRATCH.entrySet().stream()
                .filter(entry -> !built.contains("--without-http_" + entry.getKey() + "_module"))
                .map(entry -> "  " + entry.getValue() + " " + root.resolve(entry.getKey()) + ";\n")
                .collect(Collectors.joining());
        return """
                daemon off;
                worker_processes 1;
                %spid %s/nginx.pid;
                error_log %s/error.log;
                events { worker_connections 1024; }
                http {
                  client_body_temp_path %s/body;
                %s  access_log off;
                  sendfile on;
                  keepalive_requests 2000000000;
                  keepalive_timeout 1h;
                  types { application/json json; }
                  server { listen 127.0.0.1:%d; root %s/www; }
                }
                """.formatted(user(), root, root, root, scratch, port, root);
    }

    /** Started by root, the worker stays root: the directory is private. */
    private static String user() {
        return System.getProperty("user.name").equals("root") ? "user root;\n" : "";
    }

    private static String built() throws IOException {
        Process process = new ProcessBuilder(Tools.path("nginx"), "-V")
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
