package io.github.junitllm.journal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Appends what a run finds out, one JSON line per finished sample and per judged method, to {@code journal-<jvm>.jsonl}.
 *
 * <p>Every line is handed to the operating system by one write before {@code append} returns, so that a killed JVM loses
 * at most the line it was writing. The file and its directory come into being with the first record. Thread-safe.
 *
 * <p>When the file cannot be written, the append that found out fails; later ones are dropped in silence, and
 * {@link #failure()} tells the reporter.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Journal implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Path file;
    private final LineWriter lines;
    private @Nullable OutputStream out;
    private @Nullable JournalException failure;
    private boolean closed;

    private Journal(Path file, LineWriter lines) {
        this.file = file;
        this.lines = lines;
    }

    /** Returns a journal for this JVM; nothing is written yet. */
    public static Journal open(Path outputDir, RunIdentity run) {
        return new Journal(JournalFiles.of(outputDir, run), new LineWriter(run));
    }

    /** Returns where the lines go. The file exists once something was appended. */
    public Path file() {
        return file;
    }

    /**
     * Appends a finished sample or a method's verdict.
     *
     * @throws JournalException if the file cannot be written, the first time only
     * @throws IllegalStateException if the journal is closed
     */
    public void append(JournalRecord finished) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("The journal " + file + " is closed; a sample finished after its run.");
            }
            if (failure == null) {
                lines.write(opened(), finished);
            }
        } catch (IOException e) {
            failure = failed(e);
            throw failure;
        } finally {
            lock.unlock();
        }
    }

    /** Returns why records are missing from the file, or null when none is. */
    public @Nullable JournalException failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    /** Closes the file. Closing again does nothing. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (out != null) {
                out.close();
                out = null;
            }
        } catch (IOException e) {
            failure = failed(e);
        } finally {
            lock.unlock();
        }
    }

    private OutputStream opened() throws IOException {
        if (out == null) {
            Files.createDirectories(file.getParent());
            // Not a FileChannel: an interrupt, such as a test's time-out, would close that one for all others.
            out = new FileOutputStream(file.toFile(), true);
            lines.writeHeader(out);
        }
        return out;
    }

    private JournalException failed(IOException cause) {
        return new JournalException(
                "The journal " + file + " cannot be written (" + cause + "). From here on nothing of this run is"
                        + " recorded, so its report is incomplete. Check that the directory is writable and the disk"
                        + " has space, then run again.",
                cause);
    }
}
