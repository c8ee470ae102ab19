package io.github.junitllm.eval;

import io.github.junitllm.golden.CaseFilter;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.golden.GoldenSet;
import io.github.junitllm.verdict.CaseOutcome;
import io.github.junitllm.verdict.EarlyStop;
import io.github.junitllm.verdict.GatePlan;
import io.github.junitllm.verdict.GateTally;
import io.github.junitllm.verdict.PassRateGate;
import io.github.junitllm.verdict.VerdictText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Has the JVM load, while JUnit is still looking for tests, what the first eval would have to wait for: it reads a golden set
 * of one case and judges it. That takes some 70 ms off the first eval. Happens once per JVM.
 */
final class WarmUp {

    private static final Thread ONCE = new Thread(WarmUp::tryRun, "junit-llm-warm-up");

    static {
        ONCE.setDaemon(true);
        ONCE.start();
    }

    private WarmUp() {}

    /** Begins, or does nothing if it has begun already. */
    static void begin() {
        // Done by loading this class.
    }

    private static void tryRun() {
        try {
            run();
        } catch (RuntimeException | LinkageError failed) {
            // Nothing depends on it: an eval that meets the same problem tells it where it can be seen.
            return;
        }
    }

    private static void run() {
        GoldenSet golden = GoldenSet.at(
                "classpath:io/github/junitllm/eval/warm-up.jsonl", WarmUp.class.getClassLoader(), Path.of(""));
        golden.scan(EvalCase.DEFAULT_SPLIT, CaseFilter.NONE).version();
        try (Stream<EvalCase> cases = golden.cases(EvalCase.DEFAULT_SPLIT, CaseFilter.NONE)) {
            cases.forEach(WarmUp::judge);
        }
    }

    private static void judge(EvalCase golden) {
        var plan = new GatePlan(List.of(PassRateGate.point(0.5)), 1, 0, 0, EarlyStop.NONE);
        var tally = new GateTally(plan, Map.of());
        tally.add(new CaseOutcome(
                golden.id(), golden.source().toString(), golden.weight(), Set.copyOf(golden.tags()), 1, 0, 0, 0, null));
        VerdictText.message(tally.judge(1, 0, false));
    }
}
