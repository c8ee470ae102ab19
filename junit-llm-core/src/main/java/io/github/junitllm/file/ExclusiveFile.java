package io.github.junitllm.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apiguardian.api.API;

/** A file that one JVM, and in it one thread, has for itself. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ExclusiveFile {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private ExclusiveFile() {}

    /**
     * Waits for the file, creating it if need be, and gives it free after the action. A JVM that dies gives it free, too.
     *
     * @throws IOException if it cannot be created or locked, or is in use for a minute by this JVM
     */
    public static void use(Path file, Action action) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FileLock lock = lock(channel, file);
            try {
                action.run(channel);
            } finally {
                lock.release();
            }
        }
    }

    /**
     * Waits for a file that stays open. Close no other channel of it meanwhile: on POSIX systems that gives its locks free.
     *
     * @param file what messages call it
     * @return to be released
     * @throws IOException if it cannot be locked, or is in use for a minute by this JVM
     */
    public static FileLock lock(FileChannel channel, Path file) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException heldInThisJvm) {
                // A file lock keeps other JVMs out; among threads of one JVM it fails instead of waiting.
                if (System.nanoTime() - deadline > 0) {
                    throw new IOException(file + " is in use by this JVM for more than a minute", heldInThisJvm);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }
    }

    /** What is done with the file. */
    public interface Action {
        void run(FileChannel channel) throws IOException;
    }
}
