import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.platform.embedded.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/**
 * A data set: a database with so many published clients (bench/seed.sql), kept until the migrations or the statements change.
 *
 * @param url its JDBC URL
 */
record Seed(int clients, String url) {

    private static final Path STATEMENTS = Path.of("bench", "seed.sql");
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");
    private static final int SESSIONS = Runtime.getRuntime().availableProcessors();
    private static final String PREFIX = "bench_";

    /** The data set of that many clients, made when it is missing. */
    static Seed of(Surroundings surroundings, int clients) {
        String name = PREFIX + clients + "_" + fingerprint();
        Seed seed = new Seed(clients, url(surroundings, name));
        try (Connection connection = connect(surroundings.server().superuser(), url(surroundings, "postgres"));
                Statement statement = connection.createStatement()) {
            if (exists(statement, name)) {
                return seed;
            }
            removeOthers(statement, clients);
            long start = System.nanoTime();
            String unfinished = "unfinished_" + name;
            statement.execute("drop database if exists " + unfinished + " with (force)");
            statement.execute("create database " + unfinished + " owner "
                    + surroundings.server().owner());
            statement.execute("grant connect on database " + unfinished + " to "
                    + surroundings.server().application());
            fill(surroundings, url(surroundings, unfinished), clients);
            statement.execute("alter database " + unfinished + " rename to " + name);
            System.out.printf("seeded %,d clients in %.1f s%n", clients, (System.nanoTime() - start) / 1e9);
            return seed;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("the data set of " + clients + " clients could not be made", e);
        }
    }

    /** The document of a client that is trusted, as it was seeded. */
    String documentUrl(int client) {
        return "https://" + host(client) + path(client);
    }

    String host(int client) {
        return "h" + client / 100 + ".bench.example";
    }

    String path(int client) {
        return "/clients/" + client + ".json";
    }

    private static void fill(Surroundings surroundings, String url, int clients) throws SQLException, IOException {
        Login owner = surroundings.server().owner();
        Flyway.configure()
                .dataSource(url, owner.user(), owner.password())
                .locations("filesystem:" + MIGRATIONS)
                .placeholders(
                        Map.of("app-role", surroundings.server().application().user()))
                .load()
                .migrate();
        Login superuser = surroundings.server().superuser();
        String statements = Files.readString(STATEMENTS).replace("${clients}", Integer.toString(clients));
        try (ExecutorService sessions = Executors.newFixedThreadPool(SESSIONS)) {
            for (Future<?> done : Arrays.stream(statements.split(";\n"))
                    .filter(statement -> !statement.isBlank())
                    .map(statement -> sessions.submit(() -> insert(superuser, url, statement)))
                    .toList()) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        run(superuser, url, "analyze");
    }

    private static Void insert(Login login, String url, String statement) throws SQLException {
        return run(login, url, "set session_replication_role = replica;" + statement);
    }

    private static Void run(Login login, String url, String sql) throws SQLException {
        try (Connection connection = connect(login, url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return null;
        }
    }

    private static boolean exists(Statement statement, String name) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
            return rows.next();
        }
    }

    /** Data sets of as many clients that nobody will ask for again. */
    private static void removeOthers(Statement statement, int clients) throws SQLException {
        List<String> old;
        try (ResultSet rows = statement.executeQuery(
                "select coalesce(array_agg(datname::text), '{}') from pg_database where datname like '" + PREFIX
                        + clients + "\\_%'")) {
            rows.next();
            old = List.of((String[]) rows.getArray(1).getArray());
        }
        for (String name : old) {
            statement.execute("drop database " + name + " with (force)");
        }
    }

    private static String fingerprint() {
        try (Stream<Path> migrations = Files.list(MIGRATIONS)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file :
                    Stream.concat(Stream.of(STATEMENTS), migrations.sorted()).toList()) {
                digest.update(file.getFileName().toString().getBytes(UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url(Surroundings surroundings, String database) {
        return surroundings.server().url().replaceFirst("/[^/]*$", "/" + database);
    }

    private static Connection connect(Login login, String url) throws SQLException {
        return DriverManager.getConnection(url, login.user(), login.password());
    }
}
