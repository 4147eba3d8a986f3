package io.countersign.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Committed files that are made from the code: compared with it, or under {@code -Ddocs.write=true} (make docs) written anew. */
final class Generated {

    static final String NOTE = "<!-- Generated from the code by `make docs`; edit the code, not this page. -->\n\n";

    private Generated() {}

    /** Holds one committed file against what the code says. */
    static void file(Path file, String text) {
        if (!writing()) {
            assertThat(file)
                    .as("%s is generated: run `make docs` and commit it", file)
                    .exists();
            assertThat(read(file))
                    .as("%s has drifted from the code: run `make docs` and commit it", file)
                    .isEqualTo(text);
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Holds a directory to exactly these file names, so that no page outlives what it describes. */
    static void directory(Path directory, Set<String> names) {
        Set<String> surplus = new TreeSet<>(names(directory));
        surplus.removeAll(names);
        if (!writing()) {
            assertThat(surplus)
                    .as("pages in %s of nothing in the code", directory)
                    .isEmpty();
            return;
        }
        for (String name : surplus) {
            try {
                Files.delete(directory.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static boolean writing() {
        return Boolean.getBoolean("docs.write");
    }

    private static Set<String> names(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
