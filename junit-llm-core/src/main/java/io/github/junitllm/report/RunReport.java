package io.github.junitllm.report;

import io.github.junitllm.file.ExclusiveFile;
import io.github.junitllm.journal.JournalFiles;
import io.github.junitllm.journal.RunIdentity;
import io.github.junitllm.spend.SpendLedger;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Reports a run from its journals: {@code results.json} and {@code summary.md} beside them, a table on the console, and
 * the job summary of GitHub.
 *
 * <p>Every JVM of a build reports when it is done, one at a time, on all journals the run has by then, so the last one to
 * finish reports the whole run. A JVM prints the methods it ran itself; the line below them is about the run. Journals of
 * earlier runs are not looked at; those older than the last {@value #KEPT_RUNS} runs are deleted.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RunReport {

    static final int KEPT_RUNS = 20;

    private static final int MAX_SUMMARY_BYTES = 1_000_000;

    private RunReport() {}

    /**
     * Writes and prints the report. Does nothing when the run has no journal, which is so when no eval ran.
     *
     * @param outputDir where the run's journals are and the report goes
     * @param run the run, as its journals name it
     * @param own all that this JVM has journaled, to spare reading it back; null to read every journal
     * @param console where the table goes; null for nowhere
     * @param githubStepSummary the file that {@code GITHUB_STEP_SUMMARY} names; null when it is not set. When it cannot be
     *     written, the console says so and nothing fails
     * @throws UncheckedIOException if the report cannot be written; the message says where
     * @throws io.github.junitllm.journal.JournalException if a journal of the run cannot be read
     */
    public static void write(
            Path outputDir,
            RunIdentity run,
            @Nullable OwnRecords own,
            @Nullable PrintStream console,
            @Nullable Path githubStepSummary) {
        Path directory = outputDir.toAbsolutePath().normalize();
        try {
            if (JournalFiles.in(directory).isEmpty()) {
                return;
            }
            ExclusiveFile.use(
                    directory.resolve(".report.lock"), lock -> report(directory, run, own, console, githubStepSummary));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The report of this run cannot be written to " + directory + " (" + e + "). The journals beside it"
                            + " are not affected.",
                    e);
        }
    }

    private static void report(
            Path directory,
            RunIdentity run,
            @Nullable OwnRecords own,
            @Nullable PrintStream console,
            @Nullable Path githubStepSummary)
            throws IOException {
        RunHistory history = RunHistory.in(directory);
        List<Path> journals = history.journals(run.runId());
        if (journals.isEmpty()) {
            return;
        }
        RunResult result = result(directory, run, own, journals).withSpent(SpendLedger.of(directory, run.runId()));
        Path summary = directory.resolve("summary.md");
        Path results = directory.resolve("results.json");
        replace(
                summary,
                out -> out.write(SummaryMarkdown.of(result, MAX_SUMMARY_BYTES).getBytes(StandardCharsets.UTF_8)));
        replace(results, out -> ResultsJson.write(result, out));
        if (console != null) {
            ConsoleTable.print(result, List.of(summary, results), console);
        }
        if (githubStepSummary != null) {
            append(githubStepSummary, directory, result, console);
        }
        history.prune(directory, KEPT_RUNS, run.runId());
    }

    private static RunResult result(Path directory, RunIdentity run, @Nullable OwnRecords own, List<Path> journals) {
        List<Path> others = new ArrayList<>(journals);
        RunResult result =
                own != null && others.remove(JournalFiles.of(directory, run)) ? RunTally.of(run, others, own) : null;
        return result != null ? result : RunTally.of(run, journals);
    }

    private static void append(Path stepSummary, Path directory, RunResult result, @Nullable PrintStream console) {
        try {
            StepSummary.write(stepSummary, result.run().runId() + " in " + directory, result);
        } catch (IOException e) {
            if (console != null) {
                console.println("  warning: the summary could not be added to GITHUB_STEP_SUMMARY (" + e + ")");
            }
        }
    }

    /** A reader sees the old file or the new one, never a part. The lock makes one draft enough. */
    private static void replace(Path file, Content content) throws IOException {
        Path draft = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
                content.write(out);
            }
            try {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private interface Content {
        void write(OutputStream out) throws IOException;
    }
}
