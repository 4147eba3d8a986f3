package io.countersign.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL server that runs on a data directory, as its lock file {@code postmaster.pid} tells.
 *
 * @param process the server's process
 * @param port its TCP port
 */
record Postmaster(ProcessHandle process, int port) {

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    /** The server that is alive on the data directory; absent when the lock file is missing or was left by a dead one. */
    static Optional<Postmaster> on(Path data) throws IOException {
        Path file = file(data);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() <= PORT_LINE) {
            return Optional.empty();
        }
        int port = Integer.parseInt(lines.get(PORT_LINE).strip());
        return ProcessHandle.of(Long.parseLong(lines.get(PID_LINE).strip()))
                .filter(process -> serves(process, data))
                .map(process -> new Postmaster(process, port));
    }

    /** The lock file. */
    static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** Whether the process is still there. */
    boolean alive() {
        return process.isAlive();
    }

    // After a reboot, or in a restarted container, the number may belong to any other program.
    private static boolean serves(ProcessHandle process, Path data) {
        return process.isAlive()
                && process.info()
                        .arguments()
                        .map(arguments -> List.of(arguments).contains(data.toString()))
                        .orElse(false);
    }
}
