package io.github.junitllm.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.bench.result.ScoreVerdict.Outcome;
import io.github.junitllm.json.StrictJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcurrencyStepTests {

    private static final Duration LATENCY = Duration.ofMillis(100);

    private static BenchmarkScore batch(int inFlight, double millis, double error) {
        return new BenchmarkScore(
                "io.github.junitllm.bench.jmh.EvalConcurrency.batch",
                BenchmarkMode.SINGLE_SHOT,
                1,
                Map.of("inFlight", Integer.toString(inFlight)),
                Scores.measured(millis * 1e6, error * 1e6, "ns/op"),
                Map.of("gc.alloc.rate.norm", Scores.measured(4e6, 1e5, "B/op")),
                "17");
    }

    private static ConcurrencyStep step(int inFlight, double millis, double error, Integer... calls) {
        return ConcurrencyStep.of(Scores.of(batch(inFlight, millis, error)), List.of(calls), LATENCY, 4)
                .get(0);
    }

    @Test
    void theIdealIsTheModelsTimeSharedByAllInFlight() {
        ConcurrencyStep step = step(8, 500, 10, 1);

        assertThat(step.samples()).isEqualTo(32);
        assertThat(step.calls()).isEqualTo(32);
        assertThat(step.idealNanos()).isEqualTo(400e6);
        assertThat(step.efficiency()).isCloseTo(0.8, within(1e-9));
        assertThat(step.lowEfficiency()).isCloseTo(400.0 / 510, within(1e-9));
        assertThat(step.highEfficiency()).isCloseTo(400.0 / 490, within(1e-9));
        assertThat(step.callsPerSecond()).isCloseTo(64, within(1e-9));
        assertThat(step.addedNanosPerCall()).isCloseTo(25e6, within(1e-3));
    }

    @Test
    void casesOfSeveralCallsCountEachOfThem() {
        // Eight samples in turns of one and three calls: sixteen in all, two samples at once.
        assertThat(step(2, 900, 0, 1, 3).calls()).isEqualTo(16);
        assertThat(step(2, 900, 0, 1, 3).idealNanos()).isEqualTo(800e6);
    }

    @Test
    void aBatchTakesAtLeastItsLongestSample() {
        // 64 samples, of which the first makes ten calls and all others one: 73 calls on 16 places would be 456 ms.
        Integer[] calls = new Integer[64];
        java.util.Arrays.fill(calls, 1);
        calls[0] = 10;

        assertThat(step(16, 1_100, 0, calls).idealNanos()).isEqualTo(1_000e6);
    }

    @ParameterizedTest
    @CsvSource({"0.78, PASS", "0.79, INCONCLUSIVE", "0.8, INCONCLUSIVE", "0.81, INCONCLUSIVE", "0.82, FAIL"})
    void theWholeIntervalDecides(double minEfficiency, Outcome outcome) {
        assertThat(step(8, 500, 10, 1).atLeast(minEfficiency).outcome()).isEqualTo(outcome);
    }

    @Test
    void aMissSaysWhatEachCallLoses() {
        assertThat(step(8, 500, 10, 1).atLeast(0.9).message())
                .isEqualTo(
                        "8 in flight: efficiency 0.800 (0.784 to 0.816), at least 0.900: missed; took 500 ms instead of"
                                + " 400 ms, 25.0 ms more for each call");
    }

    @Test
    void withoutAnErrorNothingIsDecided() {
        assertThat(step(8, 500, Double.NaN, 1).atLeast(0.1).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void stepsAreInOrderWhateverJmhDid() {
        BenchmarkScores scores = Scores.of(batch(128, 500, 1), batch(2, 410, 1), batch(16, 420, 1));

        assertThat(ConcurrencyStep.of(scores, List.of(1), LATENCY, 4))
                .extracting(ConcurrencyStep::inFlight)
                .containsExactly(2, 16, 128);
    }

    @Test
    void printsATable() {
        List<String> table = ConcurrencyStep.table(List.of(step(8, 500, 10, 1)));

        assertThat(table).hasSize(2);
        assertThat(table.get(0)).contains("in flight", "ideal", "efficiency", "added per call");
        assertThat(table.get(1).strip().split(" {2,}"))
                .containsExactly("8", "32", "400 ms", "500 ms", "0.800", "0.784 to 0.816", "64.0", "25.0 ms", "125 kB");
    }

    @Test
    void writesJsonWithoutWhatIsNoNumber() {
        JsonNode document = StrictJson.tree(ConcurrencyJson.of(
                "com.acme.Evals#answers", LATENCY, List.of(step(8, 500, 10, 1), step(8, 500, Double.NaN, 1))));

        assertThat(document.path("eval").asText()).isEqualTo("com.acme.Evals#answers");
        assertThat(document.path("latencyMillis").asDouble()).isEqualTo(100);
        assertThat(document.path("steps").path(0).path("efficiency").asDouble()).isCloseTo(0.8, within(1e-9));
        assertThat(document.path("steps").path(0).path("bytesPerCall").asDouble())
                .isEqualTo(125_000);
        assertThat(document.path("steps").path(1).path("efficiencyLow").isNull())
                .isTrue();
        assertThat(document.path("steps").path(1).path("wallErrorMillis").isNull())
                .isTrue();
    }
}
