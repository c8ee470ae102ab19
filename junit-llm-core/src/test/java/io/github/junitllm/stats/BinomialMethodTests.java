package io.github.junitllm.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BinomialMethodTests {

    @ParameterizedTest
    @CsvSource({
        "0, 10, 0, 0, 0, 0.2775, 0, 0.3085, 0, 0.2172, 0, 0.3209",
        "9, 10, 0.7141, 1, 0.5958, 0.9821, 0.5550, 0.9975, 0.6187, 0.9890, 0.5740, 1",
        "10, 10, 1, 1, 0.7225, 1, 0.6915, 1, 0.7828, 1, 0.6791, 1",
        "18, 20, 0.7685, 1, 0.6990, 0.9721, 0.6830, 0.9877, 0.7161, 0.9786, 0.6868, 0.9843",
        "20, 20, 1, 1, 0.8389, 1, 0.8316, 1, 0.8834, 1, 0.8102, 1",
        "45, 50, 0.8168, 0.9832, 0.7864, 0.9565, 0.7819, 0.9667, 0.7946, 0.9608, 0.7821, 0.9609",
        "95, 100, 0.9073, 0.9927, 0.8882, 0.9785, 0.8872, 0.9836, 0.8939, 0.9807, 0.8854, 0.9813",
        "950, 1000, 0.9365, 0.9635, 0.9347, 0.9619, 0.9346, 0.9627, 0.9352, 0.9622, 0.9346, 0.9620",
        "742, 1319, 0.5358, 0.5893, 0.5356, 0.5891, 0.5353, 0.5895, 0.5357, 0.5892, 0.5356, 0.5891"
    })
    void intervalsEqualThePublishedOnes(
            int k,
            int n,
            double waldLower,
            double waldUpper,
            double wilsonLower,
            double wilsonUpper,
            double exactLower,
            double exactUpper,
            double jeffreysLower,
            double jeffreysUpper,
            double agrestiLower,
            double agrestiUpper) {
        assertInterval(BinomialMethod.WALD, k, n, waldLower, waldUpper);
        assertInterval(BinomialMethod.WILSON, k, n, wilsonLower, wilsonUpper);
        assertInterval(BinomialMethod.EXACT, k, n, exactLower, exactUpper);
        assertInterval(BinomialMethod.JEFFREYS, k, n, jeffreysLower, jeffreysUpper);
        assertInterval(BinomialMethod.AGRESTI_COULL, k, n, agrestiLower, agrestiUpper);
    }

    private static void assertInterval(BinomialMethod method, int k, int n, double lower, double upper) {
        Interval interval = method.interval(k, n, 0.95);
        assertThat(interval.lower()).as("%s %d/%d", method, k, n).isCloseTo(lower, within(5.1e-5));
        assertThat(interval.upper()).as("%s %d/%d", method, k, n).isCloseTo(upper, within(5.1e-5));
    }

    @Test
    void intervalsKeepFifteenDigits() {
        Interval wilson = BinomialMethod.WILSON.interval(95, 100, 0.95);
        assertThat(wilson.lower()).isCloseTo(0.888249530768081, within(1e-14));
        assertThat(wilson.upper()).isCloseTo(0.978456320845632, within(1e-14));
        assertThat(BinomialMethod.WILSON.lower(95, 100, 0.95)).isCloseTo(0.900838914720947, within(1e-14));
        assertThat(BinomialMethod.EXACT.lower(95, 100, 0.95)).isCloseTo(0.8977466224, within(1e-10));
    }

    @Test
    void exactIntervalAlwaysCoversAsPromised() {
        for (int n : new int[] {1, 5, 20, 50}) {
            for (double p = 0.02; p < 1; p += 0.02) {
                assertThat(coverage(BinomialMethod.EXACT, n, p))
                        .as("n=%d p=%f", n, p)
                        .isGreaterThanOrEqualTo(0.95);
            }
        }
    }

    @Test
    void wilsonAndMidPCoverAsPromisedOnAverage() {
        for (BinomialMethod method : new BinomialMethod[] {BinomialMethod.WILSON, BinomialMethod.MID_P}) {
            double sum = 0;
            int count = 0;
            for (double p = 0.02; p < 0.99; p += 0.02) {
                sum += coverage(method, 30, p);
                count++;
            }
            assertThat(sum / count).as("%s", method).isBetween(0.945, 0.975);
        }
    }

    private static double coverage(BinomialMethod method, int n, double p) {
        BinomialDistribution binomial = BinomialDistribution.of(n, p);
        double covered = 0;
        for (int k = 0; k <= n; k++) {
            covered += method.interval(k, n, 0.95).contains(p) ? binomial.probability(k) : 0;
        }
        return covered;
    }

    @ParameterizedTest
    @EnumSource
    void boundsRiseWithPassesAndEncloseTheRate(BinomialMethod method) {
        for (int n = 1; n <= 40; n++) {
            double before = 0;
            for (int k = 0; k <= n; k++) {
                double lower = method.lower(k, n, 0.95);
                assertThat(lower).isBetween(before, 1d);
                assertThat(method.upper(k, n, 0.95)).isGreaterThanOrEqualTo((double) k / n - 1e-12);
                assertThat(method.upper(k, n, 0.95)).isCloseTo(1 - method.lower(n - k, n, 0.95), within(1e-12));
                before = lower;
            }
        }
    }

    @Test
    void midPSolvesItsEquation() {
        double lower = BinomialMethod.MID_P.lower(17, 20, 0.95);
        BinomialDistribution binomial = BinomialDistribution.of(20, lower);
        assertThat(binomial.survivalProbability(17) + binomial.probability(17) / 2)
                .isCloseTo(0.05, within(1e-12));
        assertThat(BinomialMethod.MID_P.lower(20, 20, 0.95)).isCloseTo(Math.pow(0.1, 1 / 20d), within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void provingAsksTheBound(BinomialMethod method) {
        for (int n = 1; n <= 30; n++) {
            for (int k = 0; k <= n; k++) {
                for (double p0 : new double[] {0.07, 0.5, 0.83, 0.9, 0.97}) {
                    assertThat(method.proves(k, n, p0, 0.95))
                            .as("%d/%d >= %f", k, n, p0)
                            .isEqualTo(method.lower(k, n, 0.95) >= p0);
                    assertThat(method.refutes(k, n, p0, 0.95))
                            .as("%d/%d < %f", k, n, p0)
                            .isEqualTo(method.upper(k, n, 0.95) < p0);
                }
            }
        }
    }

    @Test
    void aProofAtTheVeryEdgeIsAProof() {
        assertThat(BinomialMethod.EXACT.proves(1, 1, 0.1, 0.9)).isTrue();
        assertThat(BinomialMethod.EXACT.proves(2, 2, 0.3, 0.91)).isTrue();
    }

    @Test
    void onlyHonestBoundsDecideGates() {
        assertThat(BinomialMethod.values())
                .filteredOn(BinomialMethod::decidesGates)
                .containsExactly(
                        BinomialMethod.EXACT, BinomialMethod.WILSON, BinomialMethod.JEFFREYS, BinomialMethod.MID_P);
    }

    @Test
    void impossibleArgumentsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinomialMethod.EXACT.lower(11, 10, 0.95))
                .withMessageContaining("11 of 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinomialMethod.EXACT.lower(1, 10, 0.5))
                .withMessageContaining("confidence");
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(0.6, 0.5));
    }
}
