package io.countersign.platform.embedded;

import io.countersign.platform.StartFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A PostgreSQL server of our own in a claimed directory: only on 127.0.0.1, only with a password, its data kept. A server that outlived
 * its service (after {@code kill -9}) is adopted, not started twice.
 */
public final class EmbeddedPostgres {

    private static final String SUPERUSER = "postgres";
    private static final String OWNER = "countersign_owner";
    private static final String APPLICATION = "countersign_app";
    private static final long ANSWER_MILLIS = 60_000;
    private static final long PAUSE_MILLIS = 100;
    private static final Map<String, String> ALWAYS = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "log_destination", "stderr");

    /** What a service needs that keeps its word after a power cut. */
    public static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private final Path root;
    private final PostgresPrograms programs;
    private final Passwords passwords;

    private EmbeddedPostgres(Path root, PostgresPrograms programs, Passwords passwords) {
        this.root = root;
        this.programs = programs;
        this.passwords = passwords;
    }

    /** The programs and passwords in the directory, made when they are missing; no server is started yet. */
    public static EmbeddedPostgres in(ClaimedDirectory directory) {
        Path root = directory.path().resolve("postgres");
        try {
            PrivateFile.directory(root);
            Passwords passwords = Passwords.keptIn(root.resolve("passwords"), SUPERUSER, OWNER, APPLICATION);
            return new EmbeddedPostgres(root, PostgresPrograms.in(root), passwords);
        } catch (IOException e) {
            throw new StartFailure("the database's directory " + root + " cannot be used: " + e, e);
        }
    }

    /** Adopts the server that runs on the data, or starts one with these settings; returns when the database answers. */
    public Database start(Map<String, String> settings) {
        try {
            Optional<Database> adopted = adopt();
            Database database = adopted.isPresent() ? adopted.get() : launch(settings);
            DatabaseRoles.ensure(database);
            return database;
        } catch (IOException | SQLException e) {
            throw new StartFailure("the embedded PostgreSQL did not start: " + e + "; see " + log(), e);
        }
    }

    /** The command that stops the server and waits for its end; sessions are ended, nothing committed is lost. */
    Command stopping() {
        return control("stop", "-m", "fast", "-w", "-t", "60");
    }

    /** Stops the server if it runs. */
    public void stop() {
        if (running().isPresent()) {
            stopping().run();
        }
    }

    /** The server's lock file, there as long as it runs. */
    Path lockFile() {
        return Postmaster.file(data());
    }

    /** The server that runs on the data now. */
    Optional<Postmaster> running() {
        try {
            return Postmaster.on(data());
        } catch (IOException e) {
            throw new StartFailure("the database's lock file cannot be read: " + e, e);
        }
    }

    private Optional<Database> adopt() throws IOException {
        Optional<Postmaster> running = running();
        if (running.isEmpty()) {
            Files.deleteIfExists(lockFile());
            return Optional.empty();
        }
        Database database = database(running.get().port());
        long deadline = System.nanoTime() + ANSWER_MILLIS * 1_000_000;
        while (running.get().alive()) {
            try {
                database.connect("postgres", database.superuser()).close();
                return Optional.of(database);
            } catch (SQLException notYet) {
                if (System.nanoTime() > deadline) {
                    throw new StartFailure("a PostgreSQL server runs on " + data() + " and does not answer", notYet);
                }
                pause();
            }
        }
        return Optional.empty();
    }

    private Database launch(Map<String, String> settings) throws IOException {
        if (!Files.exists(data())) {
            initialise();
        }
        int port = Ports.keptOrFree(root.resolve("port"));
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(ALWAYS);
        StringBuilder options = new StringBuilder("-p " + port);
        all.forEach((name, value) ->
                options.append(" -c ").append(name).append("='").append(value).append('\''));
        control("start", "-w", "-t", "60", "-l", log().toString(), "-o", options.toString())
                .run();
        return database(port);
    }

    private void initialise() throws IOException {
        Path unfinished = Files.createTempDirectory(root, "unfinished");
        Path password = root.resolve("initial-password");
        Login superuser = passwords.login(SUPERUSER);
        PrivateFile.write(password, superuser.password().getBytes(StandardCharsets.US_ASCII));
        try {
            command(
                            "initdb",
                            List.of(
                                    "--pgdata=" + unfinished,
                                    "--username=" + superuser.user(),
                                    "--pwfile=" + password,
                                    "--auth=scram-sha-256",
                                    "--encoding=UTF8",
                                    "--locale=C",
                                    "--locale-provider=builtin",
                                    "--builtin-locale=C.UTF-8"))
                    .run();
        } finally {
            Files.delete(password);
        }
        Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private Command control(String action, String... arguments) {
        List<String> all = new ArrayList<>(List.of(action, "-D", data().toString()));
        all.addAll(List.of(arguments));
        return command("pg_ctl", all);
    }

    private Command command(String program, List<String> arguments) {
        return Command.of(programs.program(program), root, arguments);
    }

    private Database database(int port) {
        return new Database(port, passwords.login(OWNER), passwords.login(APPLICATION), passwords.login(SUPERUSER));
    }

    private Path data() {
        return root.resolve("data");
    }

    private Path log() {
        return root.resolve("log");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while waiting for PostgreSQL", e);
        }
    }
}
