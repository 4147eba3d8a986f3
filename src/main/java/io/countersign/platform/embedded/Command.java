package io.countersign.platform.embedded;

import io.countersign.platform.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of a PostgreSQL program; PostgreSQL refuses to run as root, so root runs it in a user name space of its own.
 *
 * @param line the program and its arguments
 * @param directory the working directory of the program
 */
record Command(List<String> line, Path directory) {

    private static final int LONGEST_RUN_SECONDS = 120;

    Command {
        line = List.copyOf(line);
    }

    /** The program with the arguments, ready to run as the user of this process. */
    static Command of(Path program, Path directory, List<String> arguments) {
        List<String> line = new ArrayList<>();
        if (root()) {
            line.add("unshare");
            line.add("-U");
        }
        line.add(program.toString());
        line.addAll(arguments);
        return new Command(line, directory);
    }

    /** Runs to the end; a start failure with the program's output when it does not end well. */
    void run() {
        try {
            // A file, not a pipe: the server that pg_ctl leaves behind would hold a pipe open for ever.
            Path output = Files.createTempFile(directory, "command", ".log");
            try {
                int exit = await(
                        builder(ProcessBuilder.Redirect.to(output.toFile())).start());
                if (exit != 0) {
                    throw new StartFailure(
                            line.getFirst() + " failed with " + exit + ": " + line + "\n" + Files.readString(output));
                }
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new StartFailure("PostgreSQL could not be run: " + e, e);
        }
    }

    /** The program with its output sent elsewhere, not yet started. */
    ProcessBuilder builder(ProcessBuilder.Redirect output) {
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private int await(Process process) {
        try {
            if (process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new StartFailure("not ended within " + LONGEST_RUN_SECONDS + " s: " + line);
    }

    private static boolean root() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
