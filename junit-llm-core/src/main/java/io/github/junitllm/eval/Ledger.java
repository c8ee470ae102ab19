package io.github.junitllm.eval;

import io.github.junitllm.journal.Journal;
import io.github.junitllm.journal.JournalException;
import io.github.junitllm.journal.JournalRecord;
import io.github.junitllm.journal.RunIdentity;
import io.github.junitllm.report.OwnRecords;
import io.github.junitllm.report.RunReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the results of a session are entered: into the journal, and into the sums of the report. That takes longer than
 * many a check, so a {@link Clerk} does it: a killed JVM loses what finished in its last milliseconds. Thread-safe.
 */
final class Ledger implements AutoCloseable {

    private final Path output;
    private final Supplier<RunIdentity> run;
    private final Clerk<Supplier<? extends JournalRecord>> clerk = new Clerk<>("junit-llm-journal", this::write);

    // Of the clerk; of others once it has been waited for.
    private @Nullable Books books;
    private @Nullable JournalException unwritten;

    /**
     * What is written into.
     *
     * @param own what this JVM has journaled; null if its journal holds more than this session's, because Jupiter is
     *     executed again, such as for a re-run
     */
    private record Books(
            RunIdentity run, Journal journal, @Nullable OwnRecords own) {}

    /**
     * Makes a ledger; nothing is opened before the first record.
     *
     * @param run tells who writes
     */
    Ledger(Path output, Supplier<RunIdentity> run) {
        this.output = output;
        this.run = run;
    }

    /** Enters a finished sample or a verdict, which is made when its turn comes. */
    void enter(Supplier<? extends JournalRecord> finished) {
        clerk.add(finished);
    }

    /**
     * Waits until all that was entered is written.
     *
     * @return why the journal cannot be written, the first time only
     * @throws IllegalStateException if a record could not be made
     */
    @Nullable
    JournalException flush() {
        clerk.drain();
        synchronized (this) {
            JournalException told = unwritten;
            unwritten = null;
            return told;
        }
    }

    private void write(Supplier<? extends JournalRecord> finished) {
        Books open = books();
        JournalRecord row = finished.get();
        try {
            open.journal.append(row);
        } catch (JournalException e) {
            synchronized (this) {
                unwritten = e;
            }
        }
        if (open.own != null) {
            open.own.add(row);
        }
    }

    private Books books() {
        if (books == null) {
            RunIdentity identity = run.get();
            Journal journal = Journal.open(output, identity);
            books = new Books(identity, journal, Files.exists(journal.file()) ? null : new OwnRecords(identity));
        }
        return books;
    }

    /** Tells people at the console what is about to happen. */
    static void announce(String line) {
        System.out.println("JUnit LLM  " + line);
    }

    /** Writes what is left, then the reports. */
    @Override
    public void close() {
        try {
            clerk.close();
        } finally {
            if (books != null) {
                books.journal.close();
                report(books);
            }
        }
    }

    private void report(Books written) {
        JournalException missing = written.journal.failure();
        if (missing != null) {
            System.out.println("\nJUnit LLM\n  warning: " + missing.getMessage());
        }
        RunReport.write(output, written.run, written.own, System.out, stepSummary());
    }

    private static @Nullable Path stepSummary() {
        String file = System.getenv("GITHUB_STEP_SUMMARY");
        return file == null || file.isBlank() ? null : Path.of(file);
    }
}
