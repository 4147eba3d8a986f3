package io.countersign.platform.embedded;

import io.countersign.platform.StartFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A private data directory that this process alone uses, from the claim until it is closed or the process ends, however it ends. */
public final class ClaimedDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;

    private ClaimedDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes the directory if it is missing and claims it; a start failure when another service has it. */
    public static ClaimedDirectory claim(Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            PrivateFile.directory(path);
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel)) {
                return new ClaimedDirectory(path, channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new StartFailure("the data directory " + path + " cannot be used: " + e, e);
        }
        throw new StartFailure("another service is running on the data directory " + path
                + "; stop it, or set COUNTERSIGN_DATA_DIRECTORY to another one");
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            // The channel is kept open with the lock: closing it is what gives the lock back.
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    /** The absolute path of the directory. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new StartFailure("the data directory " + path + " could not be given back", e);
        }
    }
}
