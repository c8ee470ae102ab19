package io.github.junitllm.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.verdict.Budget.Bound;
import io.github.junitllm.verdict.Budget.Statistic;
import io.github.junitllm.verdict.Budget.Trial;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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

    private static BudgetResult result(Statistic statistic, Bound bound, GateVerdict verdict, long unmeasured) {
        Budget budget = new Budget(
                "it",
                statistic,
                bound,
                BigDecimal.ONE,
                Unit.TOKENS,
                Trial.CALL,
                Budget.Span.METHOD,
                Claim.POINT,
                Budget.DEFAULT_CONFIDENCE);
        return new BudgetResult(budget, verdict, null, null, 3, 0, 0, unmeasured, 0, 0, "why");
    }

    static Stream<Statistic> statistics() {
        return Stream.of(
                new Statistic.Quantile(0.95),
                new Statistic.Each(),
                new Statistic.Total(),
                new Statistic.PerSuccess(),
                new Statistic.Mean());
    }

    @ParameterizedTest
    @MethodSource("statistics")
    void onlyALimitOfEachAndASumStayBrokenWhateverFollows(Statistic statistic) {
        boolean each = statistic instanceof Statistic.Each;

        assertThat(result(statistic, Bound.AT_MOST, GateVerdict.FAIL, 0).isFinal())
                .isEqualTo(each || statistic instanceof Statistic.Total);
        assertThat(result(statistic, Bound.AT_LEAST, GateVerdict.FAIL, 0).isFinal())
                .isEqualTo(each);
    }

    @ParameterizedTest
    @MethodSource("statistics")
    void whatIsKeptOrUndecidedMayChangeAndWhatIsNotMeasuredNot(Statistic statistic) {
        assertThat(result(statistic, Bound.AT_MOST, GateVerdict.PASS, 0).isFinal())
                .isFalse();
        assertThat(result(statistic, Bound.AT_MOST, GateVerdict.INCONCLUSIVE, 0).isFinal())
                .isFalse();
        assertThat(result(statistic, Bound.AT_MOST, GateVerdict.ERROR, 1).isFinal())
                .isTrue();
        assertThat(result(statistic, Bound.AT_MOST, GateVerdict.ERROR, 0).isFinal())
                .as("nothing there yet")
                .isFalse();
    }
}
