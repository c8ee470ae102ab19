package io.github.junitllm.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MultiplicityTests {

    @Test
    void adjustedValuesEqualTheReference() {
        double[] p = {0.01, 0.04, 0.03, 0.005, 0.2};
        assertThat(Multiplicity.holm(p)).containsExactly(new double[] {0.04, 0.09, 0.09, 0.025, 0.2}, within(1e-12));
        assertThat(Multiplicity.benjaminiHochberg(p))
                .containsExactly(new double[] {0.025, 0.05, 0.05, 0.025, 0.2}, within(1e-12));
    }

    @Test
    void holmRejectsExactlyWhatStepDownRejects() {
        Random random = new Random(3);
        for (int run = 0; run < 2_000; run++) {
            double[] p =
                    random.doubles(1 + random.nextInt(12)).map(x -> x * x * x).toArray();
            double alpha = 0.01 + 0.2 * random.nextDouble();
            double[] sorted = p.clone();
            Arrays.sort(sorted);
            int rejected = 0;
            while (rejected < p.length && sorted[rejected] * (p.length - rejected) <= alpha) {
                rejected++;
            }
            assertThat(Arrays.stream(Multiplicity.holm(p))
                            .filter(q -> q <= alpha)
                            .count())
                    .isEqualTo(rejected);
        }
    }

    @Test
    void benjaminiHochbergRejectsExactlyWhatStepUpRejects() {
        Random random = new Random(5);
        for (int run = 0; run < 2_000; run++) {
            double[] p = random.doubles(1 + random.nextInt(12)).map(x -> x * x).toArray();
            double alpha = 0.01 + 0.2 * random.nextDouble();
            double[] sorted = p.clone();
            Arrays.sort(sorted);
            int rejected = p.length;
            while (rejected > 0 && sorted[rejected - 1] * p.length / rejected > alpha) {
                rejected--;
            }
            assertThat(Arrays.stream(Multiplicity.benjaminiHochberg(p))
                            .filter(q -> q <= alpha)
                            .count())
                    .isEqualTo(rejected);
        }
    }

    @Test
    void nothingToAdjustIsFine() {
        assertThat(Multiplicity.holm(new double[0])).isEmpty();
        assertThat(Multiplicity.benjaminiHochberg(new double[0])).isEmpty();
    }
}
