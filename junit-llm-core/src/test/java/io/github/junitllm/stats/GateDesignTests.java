package io.github.junitllm.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateDesignTests {

    @ParameterizedTest
    @CsvSource({
        "0.80, 20, 16, 19, 19, 20",
        "0.80, 100, 80, 87, 87, 87",
        "0.90, 20, 18, , 20, ",
        "0.90, 50, 45, 49, 49, 49",
        "0.90, 100, 90, 95, 95, 96",
        "0.90, 200, 180, 187, 187, 188",
        "0.95, 50, 48, , 50, ",
        "0.95, 100, 95, 99, 99, 99",
        "0.95, 200, 190, 196, 195, 196",
        "0.99, 500, 495, 499, 499, 499"
    })
    void passesNeededEqualTheReference(double p0, int n, int point, Integer wilson, Integer jeffreys, Integer exact) {
        assertThat(GateDesign.passesToReach(n, p0)).isEqualTo(point);
        assertThat(GateDesign.passesToProve(BinomialMethod.WILSON, n, p0, 0.95)).isEqualTo(optional(wilson));
        assertThat(GateDesign.passesToProve(BinomialMethod.JEFFREYS, n, p0, 0.95))
                .isEqualTo(optional(jeffreys));
        assertThat(GateDesign.passesToProve(BinomialMethod.EXACT, n, p0, 0.95)).isEqualTo(optional(exact));
    }

    private static OptionalInt optional(Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8, 0.9, 0.95, 0.99})
    void exactGateNeverErrsMoreThanPromised(double p0) {
        for (int n = 1; n <= 300; n++) {
            OptionalInt needed = GateDesign.passesToProve(BinomialMethod.EXACT, n, p0, 0.95);
            if (needed.isPresent()) {
                int k = needed.getAsInt();
                assertThat(GateDesign.passProbability(n, k, p0)).as("n=%d", n).isLessThanOrEqualTo(0.05 + 1e-12);
                assertThat(GateDesign.passProbability(n, k - 1, p0))
                        .as("n=%d", n)
                        .isGreaterThan(0.05 - 1e-12);
            } else {
                assertThat(Math.pow(p0, n)).as("n=%d", n).isGreaterThan(0.05);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 5, 7, 3", "0.8, 14, 21, 11", "0.9, 29, 44, 25", "0.95, 59, 90, 52",
        "0.98, 149, 228, 133", "0.99, 299, 459, 268", "0.995, 598, 919, 539", "0.999, 2995, 4603, 2703"
    })
    void perfectRunsEqualTheReference(double p0, int exact95, int exact99, int wilson95) {
        assertThat(GateDesign.perfectRun(BinomialMethod.EXACT, p0, 0.95)).isEqualTo(exact95);
        assertThat(GateDesign.perfectRun(BinomialMethod.EXACT, p0, 0.99)).isEqualTo(exact99);
        assertThat(GateDesign.perfectRun(BinomialMethod.WILSON, p0, 0.95)).isEqualTo(wilson95);
    }

    @ParameterizedTest
    @CsvSource({
        "0.8, 0.9, 83, 94, 124",
        "0.85, 0.95, 60, 68, 85",
        "0.9, 0.95, 184, 203, 263",
        "0.9, 0.98, 59, 61, 89",
        "0.95, 0.98, 253, 286, 361",
        "0.95, 0.99, 123, 124, 181",
        "0.98, 0.995, 373, 386, 523"
    })
    void sampleSizesEqualTheReference(double p0, double p1, int normal80, int exact80, int exact90) {
        assertThat(GateDesign.trialsForPowerNormal(p0, p1, 0.95, 0.8)).isEqualTo(normal80);
        assertThat(GateDesign.trialsForPowerExact(p0, p1, 0.95, 0.8)).isEqualTo(exact80);
        assertThat(GateDesign.trialsForPowerExact(p0, p1, 0.95, 0.9)).isEqualTo(exact90);
    }

    @ParameterizedTest
    @CsvSource({
        "0.95, 0.05, 0.95, 150",
        "0.99, 0.02, 0.95, 236",
        "0.5, 0.1, 0.95, 153",
        "0.95, 0.01, 0.95, 3118",
        "0.95, 0.05, 0.99, 231"
    })
    void sampleSizesInTheDirectionOfARegressionEqualThoseOfJavaiR(double p0, double effect, double conf, int trials) {
        assertThat(GateDesign.trialsForPowerNormal(p0, p0 - effect, conf, 0.8)).isEqualTo(trials);
    }

    @ParameterizedTest
    @CsvSource({"10, 0.9, 9", "3, 0.6666666666666666, 2", "10, 0.7, 7", "100, 0.29, 29", "7, 1, 7", "30, 0.1, 3"})
    void pointThresholdIsReadAsTheDecimalItWasWrittenAs(long n, double threshold, long needed) {
        assertThat(GateDesign.passesToReach(n, threshold)).isEqualTo(needed);
    }

    @Test
    void operatingCharacteristicEqualsTheReference() {
        assertThat(GateDesign.passProbability(20, 18, 0.85)).isCloseTo(0.404896278, within(1e-9));
        assertThat(GateDesign.passProbability(20, 18, 0.8)).isCloseTo(0.2060847189, within(1e-9));
        assertThat(1 - GateDesign.passProbability(20, 18, 0.95)).isCloseTo(0.0754836738, within(1e-9));
    }

    @Test
    void impossibleDesignsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> GateDesign.trialsForPowerNormal(0.9, 0.9, 0.95, 0.8));
        assertThatIllegalArgumentException().isThrownBy(() -> GateDesign.trialsForPowerExact(0.9, 0.8, 0.95, 0.8));
        assertThatIllegalArgumentException().isThrownBy(() -> GateDesign.perfectRun(BinomialMethod.EXACT, 1, 0.95));
    }
}
