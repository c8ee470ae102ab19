package io.github.junitllm.bench.result;

import static io.github.junitllm.bench.result.Scores.allocating;
import static io.github.junitllm.bench.result.Scores.throughput;
import static io.github.junitllm.bench.result.Scores.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.bench.result.ScoreVerdict.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitGateTests {

    private static ScoreVerdict judge(Quantity quantity, double limit, BenchmarkScore score) {
        List<ScoreVerdict> verdicts = new LimitGate("", quantity, limit).judge(Scores.of(score));
        assertThat(verdicts).hasSize(1);
        return verdicts.get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 10, 110, PASS",
        "100, 10, 111, PASS",
        "100, 10, 109.9, INCONCLUSIVE",
        "100, 10, 100, INCONCLUSIVE",
        "100, 10, 90, INCONCLUSIVE",
        "100, 10, 89.9, FAIL",
        "100, 0, 100, PASS"
    })
    void aTimeIsJudgedByItsWholeInterval(double score, double error, double limit, Outcome outcome) {
        assertThat(judge(Quantity.NANOS_PER_OP, limit, time("hash", score, error))
                        .outcome())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 100, 900, PASS",
        "1000, 100, 901, INCONCLUSIVE",
        "1000, 100, 1100, INCONCLUSIVE",
        "1000, 100, 1101, FAIL"
    })
    void aThroughputIsJudgedByItsWholeInterval(double score, double error, double limit, Outcome outcome) {
        assertThat(judge(Quantity.OPS_PER_SECOND, limit, throughput("hash", score, error))
                        .outcome())
                .isEqualTo(outcome);
    }

    @Test
    void theMeanAloneNeverDecides() {
        // Twice as fast as asked on average, and not at all certain to be.
        assertThat(judge(Quantity.NANOS_PER_OP, 200, time("hash", 100, 150)).outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void bytesComeFromTheProfiler() {
        BenchmarkScore score = allocating(time("hash", 100, 1), 2_048, 8);

        assertThat(judge(Quantity.BYTES_PER_OP, 2_056, score).outcome()).isEqualTo(Outcome.PASS);
        assertThat(judge(Quantity.BYTES_PER_OP, 1_024, score).outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void saysTheNumbersAndTheReason() {
        assertThat(judge(Quantity.NANOS_PER_OP, 8_000, time("hash", 8_512, 210)).message())
                .isEqualTo(
                        "Hashing.hash: 8,512 ± 210 ns/op, limit at most 8,000 ns/op: missed, even with the error in its"
                                + " favour");
        assertThat(judge(Quantity.OPS_PER_SECOND, 1_000, throughput("hash", 1_010, 50))
                        .message())
                .startsWith(
                        "Hashing.hash: 1,010 ± 50.0 ops/s, limit at least 1,000 ops/s: the limit lies inside the error")
                .contains("junit.llm.bench=full");
        assertThat(judge(Quantity.OPS_PER_SECOND, 900, throughput("hash", 1_010, 50))
                        .message())
                .endsWith("kept");
    }

    @Test
    void withoutAnErrorNothingIsDecided() {
        var measured = new Measurement(1, Double.NaN, Double.NaN, "ns/op");
        ScoreVerdict verdict = judge(
                Quantity.NANOS_PER_OP,
                1_000_000,
                Scores.score("hash", BenchmarkMode.AVERAGE_TIME, measured, java.util.Map.of()));

        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.message()).contains("1.00 ns/op (no error)", "from three iterations on");
    }

    @Test
    void aQuantityThatWasNotMeasuredIsNotGreen() {
        assertThat(judge(Quantity.BYTES_PER_OP, 1e9, time("hash", 100, 1)))
                .isEqualTo(
                        ScoreVerdict.inconclusive("Hashing.hash: JMH's gc profiler told no bytes for one operation"));
        assertThat(judge(Quantity.OPS_PER_SECOND, 1, time("hash", 100, 1)).message())
                .contains("mode THROUGHPUT only");
        assertThat(judge(Quantity.NANOS_PER_OP, 1e9, throughput("hash", 100, 1)).outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void isAboutTheBenchmarksItNames() {
        BenchmarkScores scores = Scores.of(time("hash", 100, 1), time("reference", 10, 1), time("Other.hash", 1, 0));

        assertThat(new LimitGate("hash", Quantity.NANOS_PER_OP, 50).judge(scores))
                .extracting(ScoreVerdict::outcome)
                .containsExactly(Outcome.FAIL, Outcome.PASS);
        assertThat(new LimitGate("Other.hash", Quantity.NANOS_PER_OP, 50).judge(scores))
                .hasSize(1);
        assertThat(new LimitGate("", Quantity.NANOS_PER_OP, 50).judge(scores)).hasSize(3);
        assertThatThrownBy(() -> new LimitGate("ash", Quantity.NANOS_PER_OP, 50).judge(scores))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no benchmark 'ash' was run, only Hashing.hash, Hashing.reference, Other.hash");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesALimitThatIsNone(double limit) {
        assertThatThrownBy(() -> new LimitGate("", Quantity.NANOS_PER_OP, limit))
                .hasMessageContaining("must be more than 0");
    }
}
