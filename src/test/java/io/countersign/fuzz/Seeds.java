package io.countersign.fuzz;

import io.countersign.document.MetadataDocument;
import io.countersign.document.MetadataDocument.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The documents that other tests have, as cases to begin with; hostile ones and found ones are in the inputs directory of each target. */
final class Seeds {
    private static final Path RESOURCES = Path.of("src", "test", "resources");

    private Seeds() {}

    /** Every document of the vendors, every fixture of a check, every pair of the differences. */
    static Stream<byte[]> documents() {
        return Stream.of("documents", "checks", "differences").flatMap(Seeds::files);
    }

    /** The documents that can be read. */
    static Stream<MetadataDocument> readable() {
        return documents().flatMap(bytes -> read(bytes).stream());
    }

    static Optional<MetadataDocument> read(byte[] bytes) {
        return MetadataDocument.parse(bytes) instanceof Parsed.Readable(MetadataDocument document)
                ? Optional.of(document)
                : Optional.empty();
    }

    private static Stream<byte[]> files(String directory) {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve(directory))) {
            return files.filter(Files::isRegularFile).sorted().map(Seeds::bytes).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
