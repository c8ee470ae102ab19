package io.github.junitllm.verdict;

import static io.github.junitllm.verdict.Runs.gate;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a verdict is called where more is claimed than fits into a name. */
class ClaimTextTests {

    private static final List<String> NAMED_GATES =
            List.of("pass rate >= 90 %", "pass rate >= 91 %", "pass rate >= 92 %");
    private static final List<String> NAMED_BUDGETS = List.of("cost <= 1 USD", "cost <= 2 USD", "cost <= 3 USD");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0, 2, -",
                "3, 0, -",
                "1, 2, -",
                "4, 0, and 1 more gate",
                "6, 0, and 3 more gates",
                "0, 3, and 1 more budget",
                "0, 6, and 4 more budgets",
                "2, 3, and 2 more budgets",
                "3, 1, and 1 more budget",
                "5, 1, and 2 more gates and 1 more budget",
                "4, 7, and 1 more gate and 7 more budgets",
            })
    void gatesAndBudgetsBeyondTheFirstThreeAreCountedApart(int gates, int budgets, String more) {
        List<PassRateGate> ofGates = IntStream.range(0, gates)
                .mapToObj(i -> gate(Claim.POINT, (90 + i) / 100.0))
                .toList();
        List<Budget> ofBudgets = IntStream.rangeClosed(1, budgets)
                .mapToObj(i -> Budget.atMost(
                        "cost",
                        new Budget.Statistic.Total(),
                        BigDecimal.valueOf(i),
                        new Unit("USD"),
                        Budget.Trial.SAMPLE))
                .toList();
        List<String> first = Stream.concat(
                        gates == 0
                                ? Stream.of("every case passes")
                                : NAMED_GATES.stream().limit(gates),
                        NAMED_BUDGETS.stream().limit(budgets))
                .limit(3)
                .toList();

        assertThat(ClaimText.names(ofGates, ofBudgets))
                .isEqualTo(String.join("; ", first) + (more == null ? "" : "; " + more));
    }
}
