package io.github.junitllm.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassAtKTests {

    @ParameterizedTest
    @CsvSource({
        "10, 3, 1, 0.3, 0.3",
        "10, 3, 5, 0.9166666667, 0",
        "10, 10, 5, 1, 1",
        "10, 0, 5, 0, 0",
        "200, 20, 10, 0.6602256238, 8.229297784e-12",
        "4, 2, 2, 0.8333333333, 0.1666666667",
        "4, 3, 4, 1, 0",
        "8, 6, 4, 1, 0.2142857143"
    })
    void estimatesEqualTheReference(int n, int c, int k, double atK, double hatK) {
        assertThat(PassAtK.passAtK(n, c, k)).isCloseTo(atK, within(1e-10));
        assertThat(PassAtK.passHatK(n, c, k)).isCloseTo(hatK, within(1e-10));
    }

    @Test
    void estimatesEqualTheShareOfAllSubsets() {
        for (int n = 1; n <= 8; n++) {
            for (int c = 0; c <= n; c++) {
                for (int k = 1; k <= n; k++) {
                    int subsets = 0;
                    int any = 0;
                    int all = 0;
                    int passing = (1 << c) - 1;
                    for (int subset = 0; subset < 1 << n; subset++) {
                        if (Integer.bitCount(subset) == k) {
                            subsets++;
                            any += (subset & passing) != 0 ? 1 : 0;
                            all += (subset & passing) == subset ? 1 : 0;
                        }
                    }
                    assertThat(PassAtK.passAtK(n, c, k)).isCloseTo((double) any / subsets, within(1e-12));
                    assertThat(PassAtK.passHatK(n, c, k)).isCloseTo((double) all / subsets, within(1e-12));
                }
            }
        }
    }

    @Test
    void moreSamplesThanThereAreIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PassAtK.passAtK(4, 2, 5))
                .withMessageContaining("between 1 and 4");
        assertThatIllegalArgumentException().isThrownBy(() -> PassAtK.passHatK(4, 5, 2));
    }
}
