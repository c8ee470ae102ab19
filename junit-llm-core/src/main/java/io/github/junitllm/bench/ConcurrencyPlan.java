package io.github.junitllm.bench;

import io.github.junitllm.bench.result.BenchmarkScores;
import io.github.junitllm.bench.result.ConcurrencyJson;
import io.github.junitllm.bench.result.ConcurrencyStep;
import io.github.junitllm.bench.result.ScoreVerdict;
import io.github.junitllm.eval.EvalPipeline;
import io.github.junitllm.eval.Inconclusive;
import io.github.junitllm.window.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark of concurrency compares with.
 *
 * @param eval whose samples they are
 * @param calls how many calls of the model each case makes
 */
record ConcurrencyPlan(
        String eval,
        List<Integer> calls,
        Duration latency,
        int rounds,
        double minEfficiency,
        Inconclusive onInconclusive) {

    /**
     * Runs all cases of the eval that a benchmark is about, if it is about one, once and here.
     *
     * @return null if it is about no concurrency
     * @throws IllegalArgumentException if a case cannot be run; the message says which
     */
    static @Nullable ConcurrencyPlan of(BenchmarkSubject subject, Map<String, String> parameters) {
        BenchmarkSubject.Eval eval = subject.eval();
        if (eval == null) {
            return null;
        }
        List<Integer> calls = calls(eval, parameters);
        ConcurrencyBenchmark declared = subject.steps();
        if (declared == null) {
            return null;
        }
        if (calls.contains(0)) {
            throw new IllegalArgumentException("@ConcurrencyBenchmark: case " + (calls.indexOf(0) + 1) + " of "
                    + eval.type().getSimpleName() + "." + eval.method()
                    + " calls no model through its LlmGateway, so there is no latency to lose");
        }
        return new ConcurrencyPlan(
                eval.type().getName() + "#" + eval.method(),
                calls,
                DurationText.parse(declared.latency()),
                declared.rounds(),
                declared.minEfficiency(),
                declared.onInconclusive());
    }

    private static List<Integer> calls(BenchmarkSubject.Eval eval, Map<String, String> parameters) {
        try (EvalPipeline pipeline = eval.openHere(parameters)) {
            List<Integer> calls = new ArrayList<>();
            for (int number = 0; number < pipeline.cases(); number++) {
                calls.add(pipeline.calls(number));
            }
            return calls;
        } catch (Exception e) { // whatever the user's task throws
            throw new IllegalArgumentException(
                    eval.type().getSimpleName() + "." + eval.method() + " cannot be benchmarked: "
                            + (e.getMessage() == null ? e : e.getMessage()),
                    e);
        }
    }

    private List<ConcurrencyStep> steps(BenchmarkScores scores) {
        return ConcurrencyStep.of(scores, calls, latency, rounds);
    }

    List<String> table(BenchmarkScores scores) {
        return ConcurrencyStep.table(steps(scores));
    }

    String json(BenchmarkScores scores) {
        return ConcurrencyJson.of(eval, latency, steps(scores));
    }

    List<ScoreVerdict> judge(BenchmarkScores scores) {
        return minEfficiency == 0
                ? List.of()
                : steps(scores).stream()
                        .map(step -> step.atLeast(minEfficiency))
                        .toList();
    }
}
