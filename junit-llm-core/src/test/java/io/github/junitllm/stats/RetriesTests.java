package io.github.junitllm.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RetriesTests {

    @Test
    void retryingUntilItPassesInflatesTheRate() {
        assertThat(Retries.inflatedRate(0.7, 2)).isCloseTo(0.91, within(1e-12));
        assertThat(Retries.inflatedRate(0.7, 3)).isCloseTo(0.973, within(1e-12));
        assertThat(Retries.inflatedRate(0.5, 3)).isCloseTo(0.875, within(1e-12));
    }

    @Test
    void flakinessShowsOnlyWhenBothOutcomesDo() {
        assertThat(Retries.chanceToSeeFlaky(0.5, 1)).isZero();
        assertThat(Retries.chanceToSeeFlaky(0.5, 2)).isCloseTo(0.5, within(1e-12));
        assertThat(Retries.chanceToSeeFlaky(0.9, 5)).isCloseTo(1 - Math.pow(0.9, 5) - 1e-5, within(1e-12));
    }
}
