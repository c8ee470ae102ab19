package io.github.junitllm.bench.result;

import java.util.List;
import org.apiguardian.api.API;

/** A claim about scores. It looks at JMH's confidence interval, never at the mean alone. */
@API(status = API.Status.INTERNAL, since = "0.1")
public sealed interface ScoreGate permits LimitGate, RatioGate, BaselineGate {

    /**
     * Judges what was measured.
     *
     * @return at least one verdict
     * @throws IllegalArgumentException if the gate is about a benchmark that was not run
     */
    List<ScoreVerdict> judge(BenchmarkScores scores);
}
