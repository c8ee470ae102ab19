package io.github.junitllm.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaturationTests {

    @ParameterizedTest
    @CsvSource({"10, 0.259", "20, 0.139", "50, 0.058", "100, 0.0295", "200, 0.015"})
    void flawlessRunsStillLeaveThisFailureRate(int n, double bound) {
        assertThat(Saturation.failureUpperBound(n, 0.95)).isCloseTo(bound, within(5.1e-4));
        assertThat(Saturation.failureUpperBound(n, 0.95))
                .isCloseTo(BinomialMethod.EXACT.upper(0, n, 0.95), within(1e-12));
    }

    @Test
    void chanceToSeeARegressionEqualsTheReference() {
        assertThat(Saturation.chanceToSee(0.05, 20)).isCloseTo(0.64, within(0.005));
        assertThat(Saturation.chanceToSee(0.02, 20)).isCloseTo(0.33, within(0.005));
        assertThat(Saturation.chanceToSee(0.02, 100)).isCloseTo(0.87, within(0.005));
    }
}
