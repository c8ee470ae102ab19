package io.github.junitllm.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MixtureEProcessTests {

    @ParameterizedTest
    @CsvSource({
        "10, 10, 0.8, 3.869648066, 0.09090909091", "20, 20, 0.8, 20.46099376, 0.04761904762",
        "19, 20, 0.8, 3.892198752, 0.05952380952", "30, 30, 0.9, 7.319298347, 0.03225806452",
        "28, 30, 0.9, 0.866352106, 0.06117908788", "5, 10, 0.9, 0.1806568698, 67.86147186",
        "95, 100, 0.9, 2.765164667, 0.01760339089", "80, 100, 0.9, 0.07818339625, 9.386037398"
    })
    void evidenceEqualsTheReference(int k, int n, double p0, double up, double down) {
        MixtureEProcess process = new MixtureEProcess(p0);
        assertThat(Math.exp(process.logUp(k, n))).isCloseTo(up, within(1e-8));
        assertThat(Math.exp(process.logDown(k, n))).isCloseTo(down, within(1e-7));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 7, 7", "0.8, 20, 3", "0.9, 43, 2", "0.95, 88, 2", "0.99, 449, 1"})
    void straightRunsEqualTheReference(double p0, int passes, int failures) {
        assertThat(new MixtureEProcess(p0).straightPasses(0.05)).isEqualTo(passes);
        assertThat(new MixtureEProcess(p0).straightFailures(0.05)).isEqualTo(failures);
    }

    /** The defining property: under the hypothesis's edge, the expected evidence after one more trial is the evidence. */
    @Test
    void evidenceIsAMartingaleAtTheEdge() {
        for (double p0 : new double[] {0.3, 0.8, 0.95}) {
            MixtureEProcess process = new MixtureEProcess(p0);
            for (int n = 0; n <= 60; n++) {
                for (int k = 0; k <= n; k++) {
                    double up =
                            p0 * Math.exp(process.logUp(k + 1, n + 1)) + (1 - p0) * Math.exp(process.logUp(k, n + 1));
                    double down = p0 * Math.exp(process.logDown(k + 1, n + 1))
                            + (1 - p0) * Math.exp(process.logDown(k, n + 1));
                    assertThat(up / Math.exp(process.logUp(k, n))).isCloseTo(1, within(1e-8));
                    assertThat(down / Math.exp(process.logDown(k, n))).isCloseTo(1, within(1e-8));
                }
            }
        }
    }

    @Test
    void evidenceStartsAtOne() {
        assertThat(new MixtureEProcess(0.9).logUp(0, 0)).isCloseTo(0, within(1e-12));
        assertThat(new MixtureEProcess(0.9).logDown(0, 0)).isCloseTo(0, within(1e-12));
    }

    @Test
    void lookingAfterEveryTrialKeepsTheErrorRate() {
        MixtureEProcess process = new MixtureEProcess(0.9);
        double bound = MixtureEProcess.logBound(0.05);
        Random random = new Random(11);
        int runs = 2_000;
        int falsePasses = 0;
        int falseFails = 0;
        for (int run = 0; run < runs; run++) {
            int k = 0;
            boolean up = false;
            boolean down = false;
            for (int n = 1; n <= 150; n++) {
                k += random.nextDouble() < 0.9 ? 1 : 0;
                up |= process.logUp(k, n) >= bound;
                down |= process.logDown(k, n) >= bound;
            }
            falsePasses += up ? 1 : 0;
            falseFails += down ? 1 : 0;
        }
        assertThat(falsePasses / (double) runs).isBetween(0.005, 0.05);
        assertThat(falseFails / (double) runs).isBetween(0.005, 0.05);
    }

    @Test
    void longRunsStayFinite() {
        MixtureEProcess process = new MixtureEProcess(0.9);
        assertThat(process.logUp(99_000, 100_000)).isGreaterThan(1_000).isFinite();
        assertThat(process.logDown(50_000, 100_000)).isGreaterThan(1_000).isFinite();
    }
}
