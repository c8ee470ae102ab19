package io.github.junitllm.assertions.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankMetricsTests {

    private static final Judgements TOY = Judgements.graded(Map.of("a", 3, "b", 0, "c", 2, "d", 0, "f", 1, "g", 2));
    private static final Ranking RANKING = Ranking.of("a", "b", "c", "d", "e");

    @Test
    void theToyOfTheReferenceComesOut() {
        assertMetric(RankMetrics.averagePrecision(), 0.416667);
        assertMetric(RankMetrics.reciprocalRank(), 1);
        assertMetric(RankMetrics.precision(3), 0.666667);
        assertMetric(RankMetrics.recall(5), 0.5);
        assertMetric(RankMetrics.rPrecision(), 0.5);
        assertMetric(RankMetrics.bpref(), 0.375);
        assertMetric(RankMetrics.ndcg(3), 0.760188);
        assertMetric(RankMetrics.ndcg(5), 0.702675);
        assertMetric(RankMetrics.ndcgExponential(5), 0.785331);
        assertMetric(RankMetrics.setPrecision(), 0.4);
        assertMetric(RankMetrics.setRecall(), 0.5);
    }

    @Test
    void tiedScoresPutTheGreaterIdFirst() {
        Ranking tied = Ranking.byScore(Map.of("a", 1, "b", 1, "c", 1.00000000001, "d", 1, "e", 1));

        assertThat(tied.ids()).containsExactly("e", "d", "c", "b", "a");
        assertThat(RankMetrics.averagePrecision().of(tied, TOY)).isCloseTo(0.1833, within(5e-5));
        assertThat(RankMetrics.reciprocalRank().of(tied, TOY)).isCloseTo(0.3333, within(5e-5));
        assertThat(RankMetrics.ndcg(3).of(tied, TOY)).isCloseTo(0.1900, within(5e-5));
    }

    @Test
    void scoresAreComparedBeforeIds() {
        assertThat(Ranking.byScore(Map.of("z", 0.5, "a", 0.9, "m", -1)).ids()).containsExactly("a", "z", "m");
    }

    @Test
    void precisionDividesByKWhereFewerWereRetrieved() {
        assertThat(RankMetrics.precision(10).of(Ranking.of("a"), TOY)).isEqualTo(0.1);
    }

    @Test
    void aHigherLevelMakesLowGradesNonRelevant() {
        Judgements strict = TOY.relevantFrom(3);

        assertThat(RankMetrics.recall(1).of(RANKING, strict)).isEqualTo(1);
        assertThat(RankMetrics.precision(5).of(RANKING, strict)).isEqualTo(0.2);
        assertThat(RankMetrics.ndcg(5).of(RANKING, strict)).isCloseTo(0.702675, within(5e-7));
    }

    @Test
    void pooledButUnjudgedIsToldFromNotPooled() {
        Judgements pooled = Judgements.graded(Map.of("a", 1, "b", Judgements.UNJUDGED, "c", 1, "d", 0));
        Judgements absent = Judgements.graded(Map.of("a", 1, "c", 1, "d", 0));
        Ranking ranking = Ranking.of("a", "b", "c");

        assertThat(RankMetrics.inferredAveragePrecision().of(ranking, pooled))
                .isGreaterThan(RankMetrics.inferredAveragePrecision().of(ranking, absent));
        assertThat(new Retrieval(ranking, pooled).relevanceString(3)).isEqualTo("1.1");
        assertThat(new Retrieval(ranking, absent).relevanceString(3)).isEqualTo("1-1");
    }

    @Test
    void gradedNdcgAveragesAtEachLevel() {
        // One document of grade 2 and one of grade 1: levels end at 1 and 2; a third point is the end, at rank 4.
        Judgements judged = Judgements.graded(Map.of("a", 2, "b", 1));
        Ranking ranking = Ranking.of("b", "x", "y", "a");
        double ideal2 = 2 + 1 / log2(3);
        double end = (1 + 2 / log2(5)) / ideal2;

        assertThat(RankMetrics.ndcgAtLevels().of(ranking, judged))
                .isCloseTo((1 / 2.0 + 1 / ideal2 + end) / 3, within(1e-12));
    }

    @Test
    void allMetricsAreBoundedAndPerfectRankingsScoreOne() {
        Random random = new Random(7);
        List<RankMetric> perfect = List.of(
                RankMetrics.averagePrecision(),
                RankMetrics.ndcg(),
                RankMetrics.ndcg(3),
                RankMetrics.bpref(),
                RankMetrics.rPrecision(),
                RankMetrics.reciprocalRank(),
                RankMetrics.binaryG(),
                RankMetrics.gradedG(),
                RankMetrics.ndcgAtRelevant(),
                RankMetrics.ndcgAtLevels(),
                RankMetrics.elevenPointAverage(),
                RankMetrics.relativePrecision(2));
        for (int round = 0; round < 300; round++) {
            Map<String, Integer> grades = new HashMap<>();
            int size = 1 + random.nextInt(20);
            for (int i = 0; i < size; i++) {
                grades.put("d" + i, random.nextInt(4));
            }
            grades.put("best", 3);
            Judgements judgements = Judgements.graded(grades);
            List<String> ids = new ArrayList<>(grades.keySet());
            ids.add("unknown");
            ids.sort((a, b) -> Integer.compare(grades.getOrDefault(b, 0), grades.getOrDefault(a, 0)));
            Ranking best = Ranking.of(ids);
            Collections.shuffle(ids, random);
            Ranking any = Ranking.of(ids.subList(0, random.nextInt(ids.size() + 1)));
            for (RankMetric metric : perfect) {
                assertThat(metric.of(best, judgements)).as(metric.name()).isCloseTo(1, within(1e-9));
                assertThat(metric.of(any, judgements)).as(metric.name()).isBetween(0.0, 1 + 1e-9);
            }
        }
    }

    @Test
    void nothingRetrievedAndNothingRelevantAreZero() {
        for (RankMetric metric : List.of(
                RankMetrics.averagePrecision(),
                RankMetrics.ndcg(),
                RankMetrics.ndcgAtRelevant(),
                RankMetrics.ndcgAtLevels(),
                RankMetrics.bpref(),
                RankMetrics.inferredAveragePrecision(),
                RankMetrics.interpolatedPrecision(0),
                RankMetrics.rPrecision(1.5),
                RankMetrics.setF(),
                RankMetrics.setAveragePrecision(),
                RankMetrics.setRelativePrecision(),
                RankMetrics.gradedG(),
                RankMetrics.rankBiasedPrecision(0.8))) {
            assertThat(metric.of(Ranking.of(), TOY)).as(metric.name()).isZero();
            assertThat(metric.of(RANKING, Judgements.relevant()))
                    .as(metric.name())
                    .isZero();
        }
    }

    @Test
    void aRunCountsTopicsWithoutRankingAndLeavesUnjudgedOut() {
        RetrievalRun run = new RetrievalRun(
                Map.of("1", Ranking.of("a"), "3", Ranking.of("x")),
                Map.of("1", Judgements.relevant("a"), "2", Judgements.relevant("b")));

        assertThat(run.mean(RankMetrics.reciprocalRank())).isEqualTo(new TopicMean(0.5, 2, 1, 1));
        assertThat(run.geometricMean(RankMetrics.reciprocalRank()).value())
                .isCloseTo(Math.sqrt(0.00001), within(1e-12));
        assertThat(run.sum(RankMetrics.relevant())).isEqualTo(2);
        assertThatIllegalStateException()
                .isThrownBy(() -> new RetrievalRun(Map.of(), Map.of()).mean(RankMetrics.bpref()))
                .withMessageContaining("no question has judgements");
    }

    @Test
    void refusesWhatHasNoMeaning() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ranking.of("a", "b", "a"))
                .withMessageContaining("holds a twice");
        assertThatIllegalArgumentException().isThrownBy(() -> Ranking.byScore(Map.of("a", Double.NaN)));
        assertThatIllegalArgumentException().isThrownBy(() -> Judgements.graded(Map.of("a", -2)));
        assertThatIllegalArgumentException().isThrownBy(() -> TOY.relevantFrom(0));
        assertThatIllegalArgumentException().isThrownBy(() -> RankMetrics.precision(0));
        assertThatIllegalArgumentException().isThrownBy(() -> RankMetrics.interpolatedPrecision(1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> RankMetrics.rankBiasedPrecision(-0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> RankMetrics.rPrecision(0));
    }

    private static void assertMetric(RankMetric metric, double expected) {
        assertThat(metric.of(RANKING, TOY)).as(metric.name()).isCloseTo(expected, within(5.1e-7));
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
