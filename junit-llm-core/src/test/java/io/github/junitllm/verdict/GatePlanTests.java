package io.github.junitllm.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatePlanTests {

    @ParameterizedTest
    @CsvSource({
        "3, 2, 0, 0, PASS",
        "2, 3, 0, 0, FAIL",
        "3, 0, 2, 0, PASS",
        "2, 2, 1, 0, ERROR",
        "1, 3, 1, 0, FAIL",
        "0, 2, 3, 0, ERROR",
        "0, 3, 2, 0, FAIL",
        "2, 0, 0, 3, ERROR",
        "0, 0, 0, 5, SKIPPED",
        "0, 0, 5, 0, ERROR"
    })
    void passAtLeastThreeOfFiveDecidesOnlyWhatTheRestCannotChange(
            int passes, int failures, int errors, int skipped, SampleVerdict verdict) {
        GatePlan plan = Runs.samples(5, 3);
        assertThat(plan.verdictOf(Runs.outcome(1, passes, failures, errors, skipped)))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 0, 0, 0, PASS",
        "4, 1, 0, 0, FAIL",
        "4, 0, 1, 0, ERROR",
        "3, 1, 1, 0, FAIL",
        "4, 0, 0, 1, PASS",
        "0, 0, 0, 5, SKIPPED"
    })
    void withoutPassAtLeastACaseIsAsBadAsItsWorstSample(
            int passes, int failures, int errors, int skipped, SampleVerdict verdict) {
        GatePlan plan = Runs.samples(5, 0);
        assertThat(plan.verdictOf(Runs.outcome(1, passes, failures, errors, skipped)))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"PASS, FAIL, FAIL", "INCONCLUSIVE, PASS, INCONCLUSIVE", "FAIL, INCONCLUSIVE, FAIL", "ERROR, FAIL, ERROR"
    })
    void worseVerdictWins(GateVerdict one, GateVerdict other, GateVerdict both) {
        assertThat(one.and(other)).isEqualTo(both);
        assertThat(other.and(one)).isEqualTo(both);
    }

    @Test
    void nonsensicalOutcomesAreRefusedWithTheCase() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Runs.weighted(7, 0, 1, 0, 0, 0))
                .withMessageContaining("refund-007")
                .withMessageContaining("weight");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CaseOutcome("a", "f:1", 1, Set.of(), -1, 0, 0, 0, null))
                .withMessageContaining("case a");
    }
}
