package io.countersign.platform.embedded;

import io.countersign.platform.StartFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs, unpacked from the archive that the zonky artifacts carry on the class path.
 *
 * @param home the directory with {@code bin}, {@code lib} and {@code share}
 */
record PostgresPrograms(Path home) {

    private static final Map<String, String> ARCHIVES = Map.of(
            "amd64", "postgres-linux-x86_64.txz",
            "x86_64", "postgres-linux-x86_64.txz",
            "aarch64", "postgres-linux-arm_64.txz");
    private static final int EXECUTABLE = 0100;

    /** The programs in a directory below the given one, unpacked when this archive was not unpacked before. */
    static PostgresPrograms in(Path directory) {
        String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        try {
            removeUnfinished(directory);
            Path home = directory.resolve("programs-" + checksum(archive));
            if (!Files.isDirectory(home)) {
                Path unfinished = Files.createTempDirectory(directory, "unfinished");
                unpack(archive, unfinished);
                Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
            }
            return new PostgresPrograms(home);
        } catch (IOException e) {
            throw new StartFailure("PostgreSQL could not be unpacked in " + directory + ": " + e, e);
        }
    }

    /** One program of the distribution. */
    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** The archive for a system, by the names Java gives operating systems and architectures. */
    static String archive(String system, String architecture) {
        String archive = system.toLowerCase(Locale.ROOT).startsWith("linux") ? ARCHIVES.get(architecture) : null;
        if (archive == null) {
            throw new StartFailure(
                    "there is no embedded PostgreSQL for " + system + " on " + architecture
                            + " (only Linux on amd64 and aarch64); configure a database and an issuer, see docs/configuration.md");
        }
        return archive;
    }

    // Tells one release's archive from another's.
    private static String checksum(String archive) throws IOException {
        CRC32 checksum = new CRC32();
        try (InputStream packed = new CheckedInputStream(open(archive), checksum)) {
            packed.transferTo(OutputStream.nullOutputStream());
        }
        return Long.toHexString(checksum.getValue());
    }

    private static InputStream open(String archive) {
        InputStream packed = PostgresPrograms.class.getResourceAsStream("/" + archive);
        if (packed == null) {
            throw new StartFailure("the embedded PostgreSQL (" + archive + ") is not part of this build");
        }
        return packed;
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (InputStream packed = open(archive);
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(path.resolveSibling("."));
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(path.resolveSibling("."));
                    Files.copy(tar, path);
                    if ((entry.getMode() & EXECUTABLE) != 0) {
                        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
    }

    private static void removeUnfinished(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            for (Path unfinished : children.filter(
                            child -> child.getFileName().toString().startsWith("unfinished"))
                    .toList()) {
                Trees.delete(unfinished);
            }
        }
    }
}
