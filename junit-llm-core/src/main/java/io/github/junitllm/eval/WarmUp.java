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
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Has the JVM load, while JUnit is still looking for tests, what the first eval would have to wait for: it reads a golden set
 * of one case and judges it, and then the beginning of the first eval's own set, so that this is read fast when its turn
 * comes. Nothing of it is kept.
 */
final class WarmUp implements Runnable {

    /** So many rows are read as fast as any more would be. */
    private static final int ROWS = 2_000;

    private final Method eval;

    private WarmUp(Method eval) {
        this.eval = eval;
    }

    /** Begins, in a thread of its own. */
    static void begin(Method eval) {
        Thread thread = new Thread(new WarmUp(eval), "junit-llm-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            readAndJudge();
            readBeginning();
        } catch (RuntimeException | LinkageError failed) {
            // Nothing depends on it: an eval that meets the same problem tells it where it can be seen.
            return;
        }
    }

    private static void readAndJudge() {
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

    private void readBeginning() {
        Class<?> testClass = eval.getDeclaringClass();
        String file = AnnotationSupport.findAnnotation(eval, LlmEval.class)
                .map(LlmEval::value)
                .orElse("");
        if (!file.isBlank()) {
            GoldenSet golden = GoldenSet.at(
                    file,
                    EvalDefinition.loader(testClass),
                    ProjectLayout.of(testClass).base());
            try (Stream<EvalCase> cases = golden.cases(EvalCase.DEFAULT_SPLIT, CaseFilter.NONE)) {
                cases.limit(ROWS).forEach(row -> {});
            }
        }
    }
}
