package io.github.junitllm.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.verdict.Budget.Statistic;
import io.github.junitllm.verdict.Budget.Trial;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTests {

    private static Budget cost(String limit) {
        return Budget.atMost("cost", new Statistic.Total(), new BigDecimal(limit), new Unit("USD"), Trial.SAMPLE);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.50", "0.5, 00.500", "100, 100.00", "1E+2, 100", "0, 0.00"})
    void aLimitIsTheSameHoweverItIsSpelt(String one, String other) {
        assertThat(cost(one)).isEqualTo(cost(other)).hasSameHashCodeAs(cost(other));
        assertThat(cost(one).limit()).isEqualByComparingTo(one);
        assertThat(cost(one).limit().scale()).as("no power of ten").isNotNegative();
        assertThat(cost(one).text()).isEqualTo(cost(other).text());
    }

    @Test
    void anotherLimitIsAnotherBudget() {
        assertThat(cost("0.5")).isNotEqualTo(cost("0.51")).isNotEqualTo(cost("5"));
    }
}
