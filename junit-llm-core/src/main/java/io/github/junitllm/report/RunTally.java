package io.github.junitllm.report;

import io.github.junitllm.journal.Counts;
import io.github.junitllm.journal.JournalLine;
import io.github.junitllm.journal.JournalReader;
import io.github.junitllm.journal.JournalRecord;
import io.github.junitllm.journal.RunIdentity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up the journals of one run, line by line, in memory that grows with methods and failing cases only. */
final class RunTally {

    private static final int MAX_WARNINGS = 20;

    private final RunIdentity run;
    private final Map<String, MethodTally> methods = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private long problems;

    RunTally(RunIdentity run) {
        this.run = run;
    }

    /**
     * Returns what the journals tell.
     *
     * @param journals the run's journals, in the order their JVMs started
     */
    static RunResult of(RunIdentity run, List<Path> journals) {
        RunTally tally = new RunTally(run);
        new JournalReader(tally::add, tally::problem).read(journals);
        return tally.result(journals.size());
    }

    /**
     * Returns what the journals tell, taking this JVM's own part from memory.
     *
     * @param others the run's journals of other JVMs
     * @return null if another JVM ran one of the same methods: which sample came last is told by the journals only
     */
    static @Nullable RunResult of(RunIdentity run, List<Path> others, OwnRecords own) {
        RunTally tally = new RunTally(run);
        new JournalReader(tally::add, tally::problem).read(others);
        Map<String, MethodTally> mine = own.tally().methods;
        if (!Collections.disjoint(mine.keySet(), tally.methods.keySet())) {
            return null;
        }
        tally.methods.putAll(mine);
        return tally.result(others.size() + 1);
    }

    private void add(JournalLine line) {
        if (line.runId().equals(run.runId())) {
            add(line.jvm(), line.content());
        }
    }

    void add(String jvm, JournalRecord content) {
        methods.computeIfAbsent(content.method().id(), id -> new MethodTally(content))
                .add(jvm, content);
    }

    private void problem(String sentence) {
        if (++problems <= MAX_WARNINGS) {
            warnings.add(sentence);
        }
    }

    private RunResult result(int jvms) {
        if (problems > MAX_WARNINGS) {
            warnings.add(Figures.counted(problems - MAX_WARNINGS, "more line") + " of the journals could not be read.");
        }
        List<MethodResult> results = methods.values().stream()
                .map(MethodTally::result)
                .sorted(Comparator.comparing(
                                (MethodResult result) -> result.method().className())
                        .thenComparing(MethodResult::startedAt))
                .toList();
        results.forEach(this::warn);
        return new RunResult(run, jvms, results, null, List.copyOf(warnings));
    }

    private void warn(MethodResult result) {
        if (result.verdict() == null) {
            warnings.add(result.shortName() + " was not judged: the run broke off, or only single cases were selected."
                    + " Run the whole method.");
            return;
        }
        Counts judged = result.verdict().samples();
        long expected = judged.total() - judged.notRun();
        if (!result.verdict().partial() && result.seen().total() < expected) {
            warnings.add("Of " + result.shortName() + " the journals hold "
                    + Figures.counted(result.seen().total(), "sample") + ", but " + Figures.count(expected)
                    + " were judged: some were not recorded.");
        }
    }
}
