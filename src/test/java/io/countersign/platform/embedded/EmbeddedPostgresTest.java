package io.countersign.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.platform.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EmbeddedPostgresTest {

    private final ClaimedDirectory directory;
    private Database database;

    EmbeddedPostgresTest(@TempDir Path temporary) {
        directory = ClaimedDirectory.claim(temporary.resolve("data"));
        database = start();
    }

    @BeforeAll
    void remember() throws SQLException {
        run("create table fact (what text)", "insert into fact values ('kept')");
    }

    @AfterAll
    void stop() {
        postgres().stop();
        directory.close();
    }

    @Test
    void refusesAConnectionWithoutThePassword() {
        for (Login login : List.of(database.owner(), database.application(), database.superuser())) {
            assertThatThrownBy(() -> database.connect(new Login(login.user(), "wrong")))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void keepsItsWordAfterAPowerCut() throws SQLException {
        assertThat(query("show fsync")).containsExactly("on");
        assertThat(query("show synchronous_commit")).containsExactly("on");
        assertThat(query("show full_page_writes")).containsExactly("on");
    }

    @Test
    void listensOnTheLoopbackAddressOnly() throws SQLException {
        assertThat(query(database.superuser(), "show listen_addresses")).containsExactly("127.0.0.1");
        assertThat(query(database.superuser(), "show unix_socket_directories")).containsExactly("");
    }

    @Test
    void keepsPasswordsFromOtherUsers() throws IOException {
        Path passwords = directory.path().resolve("postgres/passwords");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwords)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.path())))
                .isEqualTo("rwx------");
    }

    @Test
    void keepsItsDataOverARestart() throws SQLException {
        long before = pid();
        postgres().stop();
        assertThat(postgres().running()).isEmpty();
        database = start();
        assertThat(pid()).isNotEqualTo(before);
        assertThat(query("select what from fact")).containsExactly("kept");
    }

    @Test
    void adoptsTheServerThatOutlivedItsService() throws SQLException {
        long before = pid();
        database = start();
        assertThat(pid()).isEqualTo(before);
        assertThat(query("select what from fact")).containsExactly("kept");
    }

    @Test
    void recoversWhenTheServerWasKilledToo() throws SQLException {
        ProcessHandle server = postgres().running().orElseThrow().process();
        server.destroyForcibly();
        server.onExit().join();
        database = start();
        assertThat(query("select what from fact")).containsExactly("kept");
    }

    @Test
    void startsWhenTheLockFileNamesAnotherProgram() throws IOException, SQLException {
        postgres().stop();
        // After a restart of a container the number may be anybody's, here this very JVM's.
        Files.write(
                postgres().lockFile(),
                List.of(Long.toString(ProcessHandle.current().pid()), "elsewhere", "0", "1"));
        database = start();
        assertThat(query("select what from fact")).containsExactly("kept");
    }

    @Test
    void oneServiceHasADirectory() {
        assertThatThrownBy(() -> ClaimedDirectory.claim(directory.path()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("another service is running on the data directory");
    }

    @Test
    void saysWhichSystemsItRunsOn() {
        assertThatThrownBy(() -> PostgresPrograms.archive("Mac OS X", "aarch64"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("only Linux on amd64 and aarch64");
    }

    private EmbeddedPostgres postgres() {
        return EmbeddedPostgres.in(directory);
    }

    private Database start() {
        return postgres().start(EmbeddedPostgres.DURABLE);
    }

    private long pid() {
        return postgres().running().orElseThrow().process().pid();
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = database.connect(database.owner());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<String> query(String sql) throws SQLException {
        return query(database.owner(), sql);
    }

    private List<String> query(Login login, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.connect(login);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
