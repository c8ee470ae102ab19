package io.github.junitllm.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusterAccumulatorTests {

    @Test
    void toyEqualsTheReference() {
        ClusterEstimate estimate = clusters(4, 4, 1, 3);
        assertThat(estimate.mean()).isCloseTo(2 / 3d, within(1e-12));
        assertThat(estimate.naiveStandardError()).isCloseTo(0.1360827635, within(1e-10));
        assertThat(estimate.clusteredStandardError()).isCloseTo(0.180020575, within(1e-9));
    }

    /** 34 airline tasks of tau-bench, four trials each, by number of passing trials. */
    @Test
    void realRepeatsEqualTheReference() {
        int[] tasksByPasses = {11, 7, 9, 2, 5};
        ClusterAccumulator clusters = new ClusterAccumulator();
        for (int passes = 0; passes <= 4; passes++) {
            for (int task = 0; task < tasksByPasses[passes]; task++) {
                clusters.add(1, passes, 4);
            }
        }
        ClusterEstimate estimate = clusters.estimate();
        assertThat(clusters.passes()).isEqualTo(51);
        assertThat(clusters.samples()).isEqualTo(136);
        assertThat(estimate.naiveStandardError()).isCloseTo(0.041513, within(5e-7));
        assertThat(estimate.clusteredStandardError()).isCloseTo(0.059053, within(5e-7));
        assertThat(estimate.intraclassCorrelation()).isCloseTo(0.351124, within(5e-7));
        assertThat(estimate.designEffect()).isCloseTo(2.053371, within(5e-7));
        assertThat(estimate.effectiveSamples()).isCloseTo(66.23, within(5e-3));
    }

    @Test
    void streamingEqualsTheDefinitionForUnequalSizesAndWeights() {
        Random random = new Random(13);
        for (int run = 0; run < 200; run++) {
            int count = 2 + random.nextInt(20);
            double[] w = new double[count];
            int[] m = new int[count];
            int[] s = new int[count];
            ClusterAccumulator clusters = new ClusterAccumulator();
            double weightedPasses = 0;
            double weightedSamples = 0;
            for (int c = 0; c < count; c++) {
                w[c] = 0.5 + random.nextInt(4);
                m[c] = 1 + random.nextInt(6);
                s[c] = random.nextInt(m[c] + 1);
                clusters.add(w[c], s[c], m[c]);
                weightedPasses += w[c] * s[c];
                weightedSamples += w[c] * m[c];
            }
            double mean = weightedPasses / weightedSamples;
            double sum = 0;
            for (int c = 0; c < count; c++) {
                sum += Math.pow(w[c] * (s[c] - mean * m[c]), 2);
            }
            ClusterEstimate estimate = clusters.estimate();
            assertThat(estimate.mean()).isCloseTo(mean, within(1e-12));
            assertThat(estimate.clusteredStandardError()).isCloseTo(Math.sqrt(sum) / weightedSamples, within(1e-9));
            assertThat(estimate.designEffect()).isGreaterThanOrEqualTo(1);
            assertThat(estimate.effectiveSamples()).isLessThanOrEqualTo(clusters.samples());
        }
    }

    @Test
    void clustersOfOneAreAnOrdinarySample() {
        ClusterEstimate estimate = clusters(1, 1, 1, 0, 1, 0, 1);
        assertThat(estimate.designEffect()).isEqualTo(1);
        assertThat(estimate.effectiveSamples()).isEqualTo(6);
        assertThat(estimate.clusteredStandardError()).isCloseTo(estimate.naiveStandardError(), within(1e-12));
    }

    @Test
    void clustersThatAllCameOutAlikeClaimNoCertainty() {
        int[] flawless = new int[20];
        Arrays.fill(flawless, 5);
        ClusterEstimate estimate = clusters(5, flawless);
        assertThat(estimate.degenerate()).isTrue();
        assertThat(estimate.effectiveSamples()).isEqualTo(20);
        assertThat(estimate.lower(0.95)).isCloseTo(BinomialMethod.EXACT.lower(20, 20, 0.95), within(1e-9));
        Arrays.fill(flawless, 3);
        assertThat(clusters(5, flawless).interval(0.95).contains(0.6)).isTrue();
        assertThat(clusters(5, flawless).upper(0.95)).isGreaterThan(0.75);
        assertThat(clusters(5, 4).lower(0.95)).isLessThan(0.2);
    }

    /** A run with one failure must not prove what a flawless run over the same cases does not. */
    @Test
    void aFailureNeverProvesMore() {
        int[] passes = new int[20];
        Arrays.fill(passes, 10);
        double flawless = clusters(10, passes).lower(0.95);
        passes[7] = 9;
        assertThat(clusters(10, passes).lower(0.95)).isLessThanOrEqualTo(flawless);
    }

    @Test
    void theBoundKeepsItsErrorRateNearTheTop() {
        Random random = new Random(17);
        for (double correlation : new double[] {0, 0.5, 1}) {
            int runs = 4_000;
            int falseProofs = 0;
            int failuresOfTheTBound = 0;
            for (int run = 0; run < runs; run++) {
                ClusterAccumulator clusters = new ClusterAccumulator();
                for (int c = 0; c < 80; c++) {
                    boolean shared = random.nextDouble() < correlation;
                    boolean first = random.nextDouble() < 0.95;
                    boolean second = shared ? first : random.nextDouble() < 0.95;
                    clusters.add(1, (first ? 1 : 0) + (second ? 1 : 0), 2);
                }
                ClusterEstimate estimate = clusters.estimate();
                falseProofs += estimate.lower(0.95) >= 0.95 ? 1 : 0;
                failuresOfTheTBound += estimate.interval(0.90).lower() >= 0.95 ? 1 : 0;
            }
            assertThat(falseProofs / (double) runs)
                    .as("correlation %f", correlation)
                    .isLessThan(0.06);
            assertThat(failuresOfTheTBound).isGreaterThanOrEqualTo(falseProofs);
        }
    }

    @Test
    void pValueInvertsTheUpperBound() {
        ClusterEstimate estimate = clusters(4, 4, 3, 2, 4, 4, 1, 3, 4, 4, 2);
        assertThat(estimate.pValueBelow(estimate.upper(0.95), 0.95)).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void caseWithoutDecidedSamplesIsNoCluster() {
        ClusterAccumulator clusters = new ClusterAccumulator();
        clusters.add(1, 0, 0);
        assertThatIllegalStateException().isThrownBy(clusters::estimate);
        clusters.add(1, 1, 2);
        assertThat(clusters.estimate().clusters()).isEqualTo(1);
    }

    private static ClusterEstimate clusters(int size, int... passes) {
        ClusterAccumulator clusters = new ClusterAccumulator();
        for (int passed : passes) {
            clusters.add(1, passed, size);
        }
        return clusters.estimate();
    }
}
