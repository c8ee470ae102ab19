package io.github.junitllm.assertions.guard.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfusionMatrixTests {

    @Test
    void countsByLabelAndFinding() {
        assertThat(ConfusionMatrix.EMPTY
                        .with(true, true)
                        .with(true, false)
                        .with(true, false)
                        .with(false, true)
                        .with(false, false))
                .isEqualTo(new ConfusionMatrix(1, 2, 1, 1));
    }

    @Test
    void correlationIsOneWhereAllIsRightAndMinusOneWhereAllIsWrong() {
        assertThat(new ConfusionMatrix(5, 0, 0, 7).correlation()).isEqualTo(1);
        assertThat(new ConfusionMatrix(0, 5, 7, 0).correlation()).isEqualTo(-1);
        assertThat(new ConfusionMatrix(90, 10, 5, 95).correlation()).isCloseTo(0.8510645, within(1e-6));
        assertThat(new ConfusionMatrix(0, 5, 0, 7).correlation()).isZero();
    }

    @Test
    void aRateOfNothingIsNoNumber() {
        assertThat(new ConfusionMatrix(0, 0, 0, 3).toString())
                .contains("recall of nothing", "precision of nothing", "false-positive rate 0.0 % [");
    }
}
