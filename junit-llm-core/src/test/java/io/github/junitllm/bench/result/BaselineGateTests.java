package io.github.junitllm.bench.result;

import static io.github.junitllm.bench.result.Scores.allocating;
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

class BaselineGateTests {

    private static List<ScoreVerdict> judge(double tolerance, BenchmarkScores baseline, BenchmarkScores now) {
        return new BaselineGate(baseline, "base.json", tolerance).judge(now);
    }

    private static ScoreVerdict judge(double tolerance, BenchmarkScore baseline, BenchmarkScore now) {
        List<ScoreVerdict> verdicts = judge(tolerance, Scores.of(baseline), Scores.of(now));
        assertThat(verdicts).hasSize(1);
        return verdicts.get(0);
    }

    @ParameterizedTest
    @CsvSource({
        // The baseline is 100 ± 10, up to 110.
        "119, 10, 0, PASS, a difference inside the errors is none",
        "120, 10, 0, PASS, a difference inside the errors is none",
        "121, 10, 0, FAIL, worse by 21.0 %",
        "121, 10, 0.25, PASS, within the tolerance of 25.0 %",
        "121, 10, 0.21, PASS, within the tolerance",
        "121, 10, 0.2, FAIL, more than the errors explain and the tolerance of 20.0 % allows",
        "79, 10, 0, PASS, better by 21.0 %",
        "100, 500, 0, PASS, one of 510 % would have been seen"
    })
    void aTimeIsWorseOnlyBeyondTheErrorsAndTheTolerance(
            double now, double error, double tolerance, Outcome outcome, String reason) {
        ScoreVerdict verdict = judge(tolerance, time("hash", 100, 10), time("hash", now, error));

        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(verdict.message()).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({"81, PASS", "79, FAIL", "150, PASS"})
    void lessThroughputIsWorse(double now, Outcome outcome) {
        assertThat(judge(0.05, throughput("hash", 100, 10), throughput("hash", now, 10))
                        .outcome())
                .isEqualTo(outcome);
    }

    @Test
    void bytesAreComparedToo() {
        BenchmarkScore before = allocating(time("hash", 100, 10), 1_000, 1);
        BenchmarkScore now = allocating(time("hash", 100, 10), 2_000, 1);

        assertThat(judge(0.05, Scores.of(before), Scores.of(now)))
                .extracting(ScoreVerdict::outcome)
                .containsExactly(Outcome.PASS, Outcome.FAIL);
        assertThat(judge(0.05, Scores.of(now), Scores.of(before)).get(1).message())
                .contains("1,000 ± 1.00 B/op, baseline 2,000 ± 1.00 B/op: better by 50.0 %");
    }

    @Test
    void partsOfAByteAreNoDifference() {
        BenchmarkScore before = allocating(time("hash", 100, 10), 1e-5, 1e-7);
        BenchmarkScore now = allocating(time("hash", 100, 10), 9e-5, 1e-7);

        assertThat(judge(0, Scores.of(before), Scores.of(now)).get(1).outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void whatOnlyOneSideHasIsNotGreen() {
        assertThat(judge(0, Scores.of(time("old", 1, 0)), Scores.of(time("new", 1, 0))))
                .containsExactly(
                        ScoreVerdict.inconclusive("Hashing.new, AVERAGE_TIME, 1 thread: not in the baseline base.json"),
                        ScoreVerdict.inconclusive(
                                "Hashing.old, AVERAGE_TIME: in the baseline base.json and not in this run"));
    }

    @Test
    void comparesOnlyWhatIsMeasuredInTheSameWay() {
        BenchmarkScore now = time("hash", 100, 10);
        var small = new BenchmarkScore(
                now.benchmark(), now.mode(), 1, Map.of("size", "small"), now.primary(), Map.of(), "17");
        var four = new BenchmarkScore(now.benchmark(), now.mode(), 4, Map.of(), now.primary(), Map.of(), "17");

        for (BenchmarkScore other : List.of(small, four, throughput("hash", 100, 10))) {
            assertThat(judge(0, Scores.of(other), Scores.of(now)))
                    .extracting(ScoreVerdict::outcome)
                    .containsOnly(Outcome.INCONCLUSIVE)
                    .hasSize(2);
        }
    }

    @Test
    void tellsOfAnotherJdk() {
        BenchmarkScore now = time("hash", 100, 10);
        var newer = new BenchmarkScore(now.benchmark(), now.mode(), 1, Map.of(), now.primary(), Map.of(), "25.0.3");

        assertThat(judge(0, now, newer).message()).contains("(on JDK 17.0.15, this is 25.0.3)");
        assertThat(judge(0, now, now).message()).doesNotContain("JDK");
    }

    @Test
    void withoutErrorsNothingIsDecided() {
        var measured = new Measurement(100, Double.NaN, Double.NaN, "ns/op");
        BenchmarkScore single = Scores.score("hash", BenchmarkMode.AVERAGE_TIME, measured, Map.of());

        assertThat(judge(0.9, time("hash", 100, 10), single).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(judge(0.9, single, time("hash", 100, 10)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({"-0.1", "1", "NaN"})
    void refusesAToleranceThatIsNone(double tolerance) {
        assertThatThrownBy(() -> judge(tolerance, Scores.of(), Scores.of()))
                .hasMessageContaining("must be at least 0 and less than 1");
    }
}
