package io.github.junitllm.bench;

import io.github.junitllm.bench.result.ScoreVerdict;
import io.github.junitllm.bench.result.ScoreVerdict.Outcome;
import io.github.junitllm.eval.Inconclusive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Collects what all gates of a benchmark say, and says it at once. Not thread-safe. */
final class BenchmarkVerdicts {

    private final List<String> failed = new ArrayList<>();
    private final List<String> undecided = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final List<String> passed = new ArrayList<>();

    void add(List<ScoreVerdict> verdicts, Inconclusive onInconclusive) {
        for (ScoreVerdict verdict : verdicts) {
            if (verdict.outcome() == Outcome.PASS) {
                passed.add(verdict.message());
            } else if (verdict.outcome() == Outcome.FAIL) {
                failed.add(verdict.message());
            } else {
                (onInconclusive == Inconclusive.FAIL ? undecided : skipped).add(verdict.message());
            }
        }
    }

    /**
     * Ends the test as the verdicts say.
     *
     * @param result the file with all numbers
     * @throws AssertionError if a limit is missed, or could not be told and that is to be red
     */
    void conclude(Path result) {
        String all = text(result);
        if (!failed.isEmpty() || !undecided.isEmpty()) {
            throw new AssertionFailedError(all);
        }
        if (!skipped.isEmpty()) {
            throw new TestAbortedException(all);
        }
        BenchmarkConsole.print(passed);
    }

    private String text(Path result) {
        return String.join(
                "\n",
                Stream.of(
                                titled("missed: ", failed),
                                titled("inconclusive: ", undecided),
                                titled("inconclusive: ", skipped),
                                titled("kept: ", passed),
                                Stream.of("results: " + result))
                        .flatMap(lines -> lines)
                        .toList());
    }

    private static Stream<String> titled(String title, List<String> messages) {
        return messages.stream().map(message -> title + message);
    }
}
