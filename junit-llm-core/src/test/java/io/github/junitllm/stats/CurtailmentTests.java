package io.github.junitllm.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurtailmentTests {

    @ParameterizedTest
    @CsvSource({
        "59, 59, 0.9, 9.980033219, 0.001996678111", "59, 59, 0.99, 44.73165228, 0.5526834772",
        "50, 48, 0.9, 28.45004983, 0.1117287563", "50, 48, 0.95, 41.6866696, 0.5405331227",
        "100, 95, 0.8, 29.99987935, 1.86800663e-05", "100, 95, 0.9, 59.04822331, 0.05757688649"
    })
    void expectedTrialsAndPassProbabilityEqualTheReference(int n, int k, double p, double trials, double pass) {
        Curtailment plan = new Curtailment(n, k);
        assertThat(plan.expectedTrials(p)).isCloseTo(trials, within(1e-7));
        assertThat(plan.passProbability(p)).isCloseTo(pass, within(1e-10));
    }

    @Test
    void decidesAsThePlanRunToItsEnd() {
        Random random = new Random(7);
        for (int run = 0; run < 2_000; run++) {
            int n = 1 + random.nextInt(30);
            Curtailment plan = new Curtailment(n, 1 + random.nextInt(n));
            Curtailment.Decision early = Curtailment.Decision.OPEN;
            int passes = 0;
            for (int i = 1; i <= n; i++) {
                passes += random.nextDouble() < 0.7 ? 1 : 0;
                Curtailment.Decision now = plan.decide(passes, i - passes);
                if (early != Curtailment.Decision.OPEN) {
                    assertThat(now).isEqualTo(early);
                }
                early = now;
            }
            assertThat(early == Curtailment.Decision.PASS).isEqualTo(passes >= plan.passesNeeded());
            assertThat(early).isNotEqualTo(Curtailment.Decision.OPEN);
        }
    }

    @Test
    void aPlanThatCannotPassIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Curtailment(10, 11));
        assertThatIllegalArgumentException().isThrownBy(() -> new Curtailment(10, 0));
    }
}
