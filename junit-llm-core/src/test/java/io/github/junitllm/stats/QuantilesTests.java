package io.github.junitllm.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTests {

    @ParameterizedTest
    @CsvSource({
        "100, 0.95, 95",
        "59, 0.95, 57",
        "40, 0.99, 40",
        "10, 0.3, 3",
        "1, 0.5, 1",
        "1000, 0.999, 999",
        "7, 1, 7"
    })
    void ranksAreNearest(int n, double p, int rank) {
        assertThat(Quantiles.rank(n, p)).isEqualTo(rank);
    }

    @Test
    void readsTheLevelAsTheDecimalItWasWrittenAs() {
        // In doubles, 0.07 * 100 is more than 7.
        assertThat(Quantiles.rank(100, 0.07)).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 0.5, 40, 61",
        "300, 0.5, 133, 168",
        "1000, 0.5, 469, 532",
        "100, 0.9, 84, 96",
        "300, 0.9, 259, 281",
        "1000, 0.9, 881, 919",
        "100, 0.95, 90, 100",
        "300, 0.95, 277, 293",
        "1000, 0.95, 936, 964",
        "100, 0.99, 97, ",
        "300, 0.99, 293, ",
        "1000, 0.99, 983, 997",
        "100, 0.999, 99, ",
        "1000, 0.999, 997, "
    })
    void boundsEqualTheReference(int n, double p, int lower, Integer upper) {
        assertThat(Quantiles.lowerRank(n, p, 0.025)).hasValue(lower);
        var found = Quantiles.upperRank(n, p, 0.025);
        if (upper == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).hasValue(upper);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.5, 5", "0.9, 29", "0.95, 59", "0.99, 299", "0.999, 2995"})
    void fewestValuesOfAnUpperBound(double p, int fewest) {
        assertThat(Quantiles.fewest(p, 0.95)).isEqualTo(fewest);
        assertThat(Quantiles.upperRank(fewest, p, 0.05)).hasValue(fewest);
        assertThat(Quantiles.upperRank(fewest - 1, p, 0.05)).isEmpty();
    }

    @Test
    void linearInterpolatesBetweenNeighbours() {
        double[] values = {1, 2, 4, 8};

        assertThat(Quantiles.linear(values, 0.5)).isEqualTo(3);
        assertThat(Quantiles.linear(values, 1)).isEqualTo(8);
        assertThat(Quantiles.linear(values, 0)).isEqualTo(1);
        assertThat(Quantiles.nearestRank(values, 0.5)).isEqualTo(2);
    }

    @Test
    void boundsHoldAsOftenAsPromised() {
        Random random = new Random(7);
        int n = 150;
        int covered = 0;
        int runs = 4000;
        int upper = Quantiles.upperRank(n, 0.95, 0.05).orElseThrow();
        for (int run = 0; run < runs; run++) {
            double[] values = IntStream.range(0, n)
                    .mapToDouble(i -> random.nextDouble())
                    .sorted()
                    .toArray();
            covered += values[upper - 1] >= 0.95 ? 1 : 0;
        }
        assertThat((double) covered / runs).isGreaterThan(0.95 - 0.01);
    }

    @Test
    void nearestRankIsAValueThatWasObservedAndEnoughOfThemAreNotAboveIt() {
        Random random = new Random(11);
        for (int run = 0; run < 2000; run++) {
            int n = 1 + random.nextInt(60);
            double p = (1 + random.nextInt(999)) / 1000.0;
            double[] values = random.doubles(n).sorted().toArray();
            double quantile = Quantiles.nearestRank(values, p);
            long notAbove =
                    Arrays.stream(values).filter(value -> value <= quantile).count();
            assertThat((double) notAbove / n).isGreaterThanOrEqualTo(p - 1e-9);
            assertThat((double) (notAbove - 1) / n).isLessThan(p);
            assertThat(Quantiles.linear(values, p)).isCloseTo(quantile, within(1.0));
        }
    }

    @Test
    void refusesWhatIsNoQuantile() {
        assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.rank(0, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.rank(3, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.rank(3, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.linear(new double[] {1}, 1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.upperRank(3, 1, 0.05));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.lowerRank(3, 0.5, 0.5));
    }
}
