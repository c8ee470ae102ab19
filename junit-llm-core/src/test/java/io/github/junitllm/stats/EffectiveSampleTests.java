package io.github.junitllm.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class EffectiveSampleTests {

    @Test
    void wholeCountsGiveTheOrdinaryBoundsAndPValues() {
        for (int n : new int[] {1, 7, 40}) {
            for (int k = 0; k <= n; k++) {
                EffectiveSample sample = new EffectiveSample((double) k / n, n);
                assertThat(sample.exactLower(0.95)).isCloseTo(BinomialMethod.EXACT.lower(k, n, 0.95), within(1e-9));
                assertThat(sample.exactUpper(0.95)).isCloseTo(BinomialMethod.EXACT.upper(k, n, 0.95), within(1e-9));
                assertThat(sample.wilsonLower(0.95)).isCloseTo(BinomialMethod.WILSON.lower(k, n, 0.95), within(1e-9));
                assertThat(sample.wilsonUpper(0.95)).isCloseTo(BinomialMethod.WILSON.upper(k, n, 0.95), within(1e-9));
                assertThat(sample.exactPValueBelow(0.9))
                        .isCloseTo(BinomialDistribution.of(n, 0.9).cumulativeProbability(k), within(1e-9));
            }
        }
    }

    @Test
    void pValuesInvertTheUpperBounds() {
        EffectiveSample sample = new EffectiveSample(0.83, 41.7);
        assertThat(sample.exactPValueBelow(sample.exactUpper(0.95))).isCloseTo(0.05, within(1e-9));
        assertThat(sample.scorePValueBelow(sample.wilsonUpper(0.95))).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void nonsenseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EffectiveSample(1.1, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new EffectiveSample(0.5, 0));
    }
}
