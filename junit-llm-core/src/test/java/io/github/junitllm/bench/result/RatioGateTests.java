package io.github.junitllm.bench.result;

import static io.github.junitllm.bench.result.Scores.throughput;
import static io.github.junitllm.bench.result.Scores.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.bench.result.ScoreVerdict.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioGateTests {

    private static ScoreVerdict judge(double maxTimes, BenchmarkScore... scores) {
        List<ScoreVerdict> verdicts = new RatioGate("", "reference", maxTimes).judge(Scores.of(scores));
        assertThat(verdicts).hasSize(1);
        return verdicts.get(0);
    }

    // 200 ± 10 beside 100 ± 5: between 190 / 105 = 1.81 and 210 / 95 = 2.21 times.
    @ParameterizedTest
    @CsvSource({"2.22, PASS", "2.2, INCONCLUSIVE", "1.82, INCONCLUSIVE", "1.8, FAIL"})
    void comparesTimes(double maxTimes, Outcome outcome) {
        assertThat(judge(maxTimes, time("ours", 200, 10), time("reference", 100, 5))
                        .outcome())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"2.22, PASS", "2.2, INCONCLUSIVE", "1.82, INCONCLUSIVE", "1.8, FAIL"})
    void halfTheThroughputIsTwiceTheCost(double maxTimes, Outcome outcome) {
        assertThat(judge(maxTimes, throughput("ours", 100, 5), throughput("reference", 200, 10))
                        .outcome())
                .isEqualTo(outcome);
    }

    @Test
    void saysBothSides() {
        assertThat(judge(1.5, time("ours", 200, 10), time("reference", 100, 5)).message())
                .isEqualTo(
                        "Hashing.ours: 200 ± 10.0 ns/op beside 100 ± 5.00 ns/op of Hashing.reference, 2.00 times the cost,"
                                + " limit at most 1.50: missed, even with both errors in its favour");
    }

    @Test
    void anErrorAsLargeAsTheReferenceDecidesNothing() {
        assertThat(judge(1_000, time("ours", 200, 10), time("reference", 100, 100))
                        .outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void oneReferenceOfTheSameKindIsNeeded() {
        assertThat(judge(5, throughput("ours", 200, 10), time("reference", 100, 5)))
                .extracting(ScoreVerdict::outcome, ScoreVerdict::message)
                .containsExactly(
                        Outcome.INCONCLUSIVE,
                        "Hashing.ours: 'reference' was measured 0 times in the same mode, with as many threads and the same"
                                + " parameters; it must be once");
    }

    @Test
    void aReferenceWithoutParametersServesAll() {
        BenchmarkScore ours = time("ours", 200, 10);
        var large = new BenchmarkScore(
                ours.benchmark(), ours.mode(), 1, Map.of("size", "large"), ours.primary(), Map.of(), "17");

        assertThat(judge(5, large, time("reference", 100, 5)).outcome()).isEqualTo(Outcome.PASS);
        assertThat(judge(5, large, time("reference", 100, 5)).message()).startsWith("Hashing.ours {size=large}: ");
    }

    @Test
    void refusesToCompareABenchmarkWithItself() {
        assertThatThrownBy(() -> judge(5, time("reference", 100, 5)))
                .hasMessage("'reference' would be compared with itself only");
        assertThatThrownBy(() -> new RatioGate("", "", 2)).hasMessageContaining("needs the name");
        assertThatThrownBy(() -> new RatioGate("", "reference", -2)).hasMessageContaining("must be more than 0");
    }
}
