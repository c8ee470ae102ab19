package io.github.junitllm.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeanAccumulatorTests {

    @Test
    void weightedMeanEqualsTheReference() {
        MeanEstimate estimate = mean(new double[] {5, 1, 1, 1, 2}, new double[] {1, 0, 1, 1, 0});
        assertThat(estimate.mean()).isCloseTo(0.7, within(1e-12));
        assertThat(estimate.linearisedStandardError()).isCloseTo(0.2209072203, within(1e-10));
        assertThat(estimate.effectiveSize()).isCloseTo(3.125, within(1e-12));
    }

    @Test
    void equalWeightsGiveTheTextbookStandardError() {
        Random random = new Random(2);
        double[] scores = random.doubles(50).toArray();
        double[] weights = new double[50];
        Arrays.fill(weights, 3);
        MeanEstimate estimate = mean(weights, scores);
        double average = Arrays.stream(scores).average().orElseThrow();
        double variance =
                Arrays.stream(scores).map(x -> (x - average) * (x - average)).sum() / 49;
        assertThat(estimate.standardError()).isCloseTo(Math.sqrt(variance / 50), within(1e-12));
        assertThat(estimate.effectiveSize()).isCloseTo(50, within(1e-9));
        assertThat(estimate.interval(0.95).contains(average)).isTrue();
    }

    @Test
    void scoresThatDoNotVaryFallBackToTheExactBinomial() {
        double[] scores = new double[20];
        Arrays.fill(scores, 1);
        double[] weights = new double[20];
        Arrays.fill(weights, 0.1);
        MeanEstimate estimate = mean(weights, scores);
        assertThat(estimate.degenerate()).isTrue();
        assertThat(estimate.interval(0.95).lower())
                .isCloseTo(BinomialMethod.EXACT.interval(20, 20, 0.95).lower(), within(1e-9));
        Arrays.fill(scores, 1 / 6d);
        assertThat(mean(weights, scores).degenerate()).isTrue();
    }

    @Test
    void nothingAddedIsNoEstimate() {
        assertThatIllegalStateException().isThrownBy(() -> new MeanAccumulator().estimate());
    }

    private static MeanEstimate mean(double[] weights, double[] scores) {
        MeanAccumulator mean = new MeanAccumulator();
        for (int i = 0; i < scores.length; i++) {
            mean.add(weights[i], scores[i]);
        }
        return mean.estimate();
    }
}
