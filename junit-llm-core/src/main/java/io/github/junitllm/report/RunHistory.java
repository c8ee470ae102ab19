package io.github.junitllm.report;

import io.github.junitllm.journal.JournalFiles;
import io.github.junitllm.journal.JournalReader;
import io.github.junitllm.spend.SpendLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The journals of a directory by the run that wrote them, the run that wrote last at the end. */
final class RunHistory {

    private final Map<String, List<Path>> journals;

    private RunHistory(Map<String, List<Path>> journals) {
        this.journals = journals;
    }

    static RunHistory in(Path directory) throws IOException {
        Map<String, List<Path>> journals = new LinkedHashMap<>();
        for (Path file : JournalFiles.in(directory)) {
            String run = JournalReader.runOf(file);
            // A file that does not tell its run, torn in its first line, is a run of its own.
            String key = run == null ? "unknown run of " + file.getFileName() : run;
            List<Path> files = journals.remove(key);
            files = files == null ? new ArrayList<>() : files;
            files.add(file);
            journals.put(key, files);
        }
        return new RunHistory(journals);
    }

    /** Returns a run's journals in the order their JVMs started; empty when it has none. */
    List<Path> journals(String runId) {
        return List.copyOf(journals.getOrDefault(runId, List.of()));
    }

    /** Deletes the journals and ledgers of all but the last so many runs, and never those of the current one. */
    void prune(Path directory, int keep, String current) throws IOException {
        List<String> runs = new ArrayList<>(journals.keySet());
        for (String run : runs.subList(0, Math.max(0, runs.size() - keep))) {
            if (!run.equals(current)) {
                for (Path file : journals.getOrDefault(run, List.of())) {
                    Files.deleteIfExists(file);
                }
                Files.deleteIfExists(SpendLedger.file(directory, run));
            }
        }
    }
}
