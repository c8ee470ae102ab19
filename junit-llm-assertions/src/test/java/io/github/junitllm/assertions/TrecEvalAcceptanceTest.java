package io.github.junitllm.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.assertions.retrieval.Judgements;
import io.github.junitllm.assertions.retrieval.RankMetric;
import io.github.junitllm.assertions.retrieval.RankMetrics;
import io.github.junitllm.assertions.retrieval.Ranking;
import io.github.junitllm.assertions.retrieval.Retrieval;
import io.github.junitllm.assertions.retrieval.RetrievalRun;
import io.github.junitllm.testkit.SharedData;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NIST's own regression files: every value that trec_eval prints comes out, to its four decimals. */
class TrecEvalAcceptanceTest {

    private static final Set<String> TOTALS = Set.of("num_ret", "num_rel", "num_rel_ret", "num_nonrel_judged_ret");

    private static final Map<String, RankMetric> METRICS = metrics();

    private record Printed(String measure, String topic, String value) {}

    @ParameterizedTest(name = "{0}: {1} lines")
    @CsvSource({"out.test, 30", "out.test.a, 99", "out.test.aq, 387"})
    void everyPrintedValueComesOut(String file, int lines) throws IOException {
        SharedData data = SharedData.named("trec-eval");
        RetrievalRun run = run(data);

        List<Printed> printed =
                data.lines(file).map(TrecEvalAcceptanceTest::printed).toList();

        assertThat(printed).hasSize(lines);
        assertThat(printed).allSatisfy(line -> assertThat(value(run, line)).isEqualTo(line.value()));
    }

    @Test
    void theMeansAreTheExpectedOnes() throws IOException {
        SharedData data = SharedData.named("trec-eval");
        RetrievalRun run = run(data);

        for (Map.Entry<String, JsonNode> expected :
                data.expected().path("binary_all").properties()) {
            assertThat(run.mean(METRICS.get(expected.getKey())).value())
                    .as(expected.getKey())
                    .isCloseTo(expected.getValue().asDouble(), within(0.51e-6));
        }
    }

    private static String value(RetrievalRun run, Printed line) {
        boolean all = line.topic().equals("all");
        return switch (line.measure()) {
            case "runid" -> "STANDARD";
            case "num_q" -> String.valueOf(run.mean(RankMetrics.ndcg()).topics());
            case "gm_map" ->
                decimals(run.geometricMean(RankMetrics.averagePrecision()).value());
            case "gm_bpref" -> decimals(run.geometricMean(RankMetrics.bpref()).value());
            case "relstring" -> "'" + relevanceString(run, line.topic()) + "'";
            default -> {
                RankMetric metric = METRICS.get(line.measure());
                assertThat(metric).as(line.measure()).isNotNull();
                if (TOTALS.contains(line.measure())) {
                    double count = all ? run.sum(metric) : run.values(metric).get(line.topic());
                    yield String.format(Locale.ROOT, "%.0f", count);
                }
                yield decimals(
                        all ? run.mean(metric).value() : run.values(metric).get(line.topic()));
            }
        };
    }

    private static String relevanceString(RetrievalRun run, String topic) {
        return new Retrieval(run.rankings().get(topic), run.judgements().get(topic)).relevanceString(10);
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static Map<String, RankMetric> metrics() {
        Stream<RankMetric> single = Stream.of(
                RankMetrics.retrieved(),
                RankMetrics.relevant(),
                RankMetrics.relevantRetrieved(),
                RankMetrics.judgedNonRelevantRetrieved(),
                RankMetrics.averagePrecision(),
                RankMetrics.rPrecision(),
                RankMetrics.bpref(),
                RankMetrics.reciprocalRank(),
                RankMetrics.inferredAveragePrecision(),
                RankMetrics.utility(),
                RankMetrics.elevenPointAverage(),
                RankMetrics.binaryG(),
                RankMetrics.gradedG(),
                RankMetrics.ndcg(),
                RankMetrics.ndcgAtRelevant(),
                RankMetrics.ndcgAtLevels(),
                RankMetrics.setPrecision(),
                RankMetrics.setRelativePrecision(),
                RankMetrics.setRecall(),
                RankMetrics.setAveragePrecision(),
                RankMetrics.setF(),
                RankMetrics.rankBiasedPrecision(0.9),
                RankMetrics.rankBiasedResidual(0.9));
        List<IntFunction<RankMetric>> cut = List.of(
                RankMetrics::precision,
                RankMetrics::recall,
                RankMetrics::ndcg,
                RankMetrics::averagePrecision,
                RankMetrics::relativePrecision,
                RankMetrics::success,
                RankMetrics::unjudged);
        Stream<RankMetric> cuts = cut.stream().flatMap(metric -> IntStream.of(1, 5, 10, 15, 20, 30, 100, 200, 500, 1000)
                .mapToObj(metric));
        Stream<RankMetric> recalls =
                IntStream.rangeClosed(0, 10).mapToObj(i -> RankMetrics.interpolatedPrecision(i / 10.0));
        Stream<RankMetric> multiples = DoubleStream.of(0.2, 0.4, 0.6, 0.8, 1.0, 1.2, 1.4, 1.6, 1.8, 2.0)
                .mapToObj(RankMetrics::rPrecision);
        Map<String, RankMetric> byName = new HashMap<>();
        Stream.of(single, cuts, recalls, multiples)
                .flatMap(metrics -> metrics)
                .forEach(metric -> byName.put(metric.name(), metric));
        return byName;
    }

    private static RetrievalRun run(SharedData data) throws IOException {
        Map<String, Map<String, Double>> scores = new LinkedHashMap<>();
        Map<String, Map<String, Integer>> grades = new LinkedHashMap<>();
        data.lines("results.test").map(line -> line.split("\\s+")).forEach(row -> scores.computeIfAbsent(
                        row[0], topic -> new HashMap<>())
                .put(row[2], Double.valueOf(row[4])));
        data.lines("qrels.test").map(line -> line.split("\\s+")).forEach(row -> grades.computeIfAbsent(
                        row[0], topic -> new HashMap<>())
                .put(row[2], Integer.valueOf(row[3])));
        Map<String, Ranking> rankings = new LinkedHashMap<>();
        scores.forEach((topic, found) -> rankings.put(topic, Ranking.byScore(found)));
        Map<String, Judgements> judgements = new LinkedHashMap<>();
        grades.forEach((topic, judged) -> judgements.put(topic, Judgements.graded(judged)));
        return new RetrievalRun(rankings, judgements);
    }

    private static Printed printed(String line) {
        String[] columns = line.split("\\s+");
        return new Printed(columns[0], columns[1], columns[2]);
    }
}
