package io.github.junitllm.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.stats.Quantiles;
import io.github.junitllm.testkit.SharedData;
import io.github.junitllm.verdict.Budget;
import io.github.junitllm.verdict.Budget.Bound;
import io.github.junitllm.verdict.Budget.Span;
import io.github.junitllm.verdict.Budget.Statistic;
import io.github.junitllm.verdict.Budget.Trial;
import io.github.junitllm.verdict.BudgetTally;
import io.github.junitllm.verdict.Claim;
import io.github.junitllm.verdict.GateVerdict;
import io.github.junitllm.verdict.Measurement;
import io.github.junitllm.verdict.Unit;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real latencies of hosted endpoints: percentiles, their bounds, and budgets that count failed requests. */
class LlmLatencyAcceptanceTest {

    private static final List<String> COLUMNS =
            List.of("ttft_s", "inter_token_latency_s", "end_to_end_latency_s", "output_tokens", "error_code");

    static Stream<String> endpoints() throws IOException {
        List<String> names = new ArrayList<>();
        expected().fieldNames().forEachRemaining(names::add);
        return names.stream();
    }

    private static JsonNode expected() throws IOException {
        return SharedData.named("llm-latency").expected();
    }

    /** Requests as rows of cells. */
    private static List<List<String>> requests(String endpoint) throws IOException {
        return SharedData.named("llm-latency")
                .lines(endpoint + ".csv")
                .skip(1)
                .map(line -> Arrays.asList(line.split(",", -1)))
                .toList();
    }

    private static double[] values(String endpoint, String column) throws IOException {
        return requests(endpoint).stream()
                .filter(row -> !failed(row))
                .mapToDouble(row -> Double.parseDouble(row.get(COLUMNS.indexOf(column))))
                .sorted()
                .toArray();
    }

    private static boolean failed(List<String> request) {
        return !request.get(COLUMNS.indexOf("error_code")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void percentilesAndTheirBoundsEqualTheExpectedOnes(String endpoint) throws IOException {
        int compared = 0;
        for (String column : COLUMNS.subList(0, 3)) {
            JsonNode ofColumn = expected().path(endpoint).path(column);
            double[] values = values(endpoint, column);
            assertThat(values).hasSize(ofColumn.path("n").intValue());
            for (Map.Entry<String, JsonNode> level : ofColumn.properties()) {
                if (!level.getKey().startsWith("p")) {
                    continue;
                }
                double p = Integer.parseInt(level.getKey().substring(1)) / 100.0;
                JsonNode figures = level.getValue();
                assertThat(Quantiles.nearestRank(values, p))
                        .as("%s %s", column, level.getKey())
                        .isEqualTo(figures.path("nearest_rank").doubleValue());
                assertThat(Quantiles.linear(values, p))
                        .as("%s %s, linear", column, level.getKey())
                        .isCloseTo(figures.path("linear_hf7").doubleValue(), within(1e-12));
                assertRank(
                        Quantiles.lowerRank(values.length, p, 0.025),
                        values,
                        figures.path("ci95_order_statistics").get(0));
                assertRank(
                        Quantiles.upperRank(values.length, p, 0.025),
                        values,
                        figures.path("ci95_order_statistics").get(1));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(18);
    }

    private static void assertRank(OptionalInt rank, double[] values, JsonNode expected) {
        if (expected.isNull()) {
            assertThat(rank).isEmpty();
        } else {
            assertThat(values[rank.orElseThrow() - 1]).isEqualTo(expected.doubleValue());
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aP99OfAHundredAndFiftyRequestsCannotBeDecided(String endpoint) throws IOException {
        var result = tally(endpoint, 0.99, "1000").result();

        assertThat(result.verdict()).isEqualTo(errors(endpoint) > 1 ? GateVerdict.FAIL : GateVerdict.INCONCLUSIVE);
        assertThat(result.reason()).contains("299 are needed");
    }

    @Test
    void requestsThatFailedChangeTheVerdictWhereTheyMust() throws IOException {
        int changed = 0;
        for (String endpoint : endpoints().toList()) {
            double[] values = values(endpoint, "end_to_end_latency_s");
            // Among those that were answered, exactly the observed p95 is allowed.
            String limit =
                    BigDecimal.valueOf(Quantiles.nearestRank(values, 0.95)).toPlainString();
            int within = (int) Arrays.stream(values)
                    .filter(value -> value <= Double.parseDouble(limit))
                    .count();
            int requests = requests(endpoint).size();

            GateVerdict verdict = tally(endpoint, 0.95, limit).result().verdict();

            boolean holds = within >= Math.ceil(0.95 * requests - 1e-9);
            assertThat(verdict).as(endpoint).isEqualTo(holds ? GateVerdict.PASS : GateVerdict.FAIL);
            changed += holds ? 0 : 1;
        }
        assertThat(changed)
                .as("endpoints that keep the limit only as long as nobody counts their failures")
                .isPositive();
    }

    private static BudgetTally tally(String endpoint, double p, String seconds) throws IOException {
        BudgetTally tally = new BudgetTally(new Budget(
                "latency",
                new Statistic.Quantile(p),
                Bound.AT_MOST,
                new BigDecimal(seconds).movePointRight(6),
                Unit.MICROS,
                Trial.CALL,
                Span.METHOD,
                Claim.POINT,
                0.95));
        for (List<String> request : requests(endpoint)) {
            String latency = request.get(COLUMNS.indexOf("end_to_end_latency_s"));
            Measurement measured = failed(request)
                    ? new Measurement.Failed()
                    : new Measurement.Value(new BigDecimal(latency).movePointRight(6), Measurement.Source.RECORDED);
            tally.add(true, List.of(measured));
        }
        return tally;
    }

    private static long errors(String endpoint) throws IOException {
        return requests(endpoint).stream()
                .filter(LlmLatencyAcceptanceTest::failed)
                .count();
    }
}
