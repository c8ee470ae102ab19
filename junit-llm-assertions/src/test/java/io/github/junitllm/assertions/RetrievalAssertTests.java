package io.github.junitllm.assertions;

import static io.github.junitllm.assertions.LlmAssertions.assertThatGrounding;
import static io.github.junitllm.assertions.LlmAssertions.assertThatRetrieval;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.retrieval.Judgements;
import io.github.junitllm.assertions.retrieval.RankMetrics;
import io.github.junitllm.assertions.retrieval.Ranking;
import io.github.junitllm.assertions.retrieval.Retrieval;
import io.github.junitllm.assertions.retrieval.RetrievalChecks;
import io.github.junitllm.assertions.retrieval.RetrievalRun;
import io.github.junitllm.golden.ContextDocument;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class RetrievalAssertTests {

    private static final Ranking RANKING = Ranking.of("x", "a", "y", "b");
    private static final Judgements JUDGEMENTS = Judgements.relevant("a", "b", "c");

    @Test
    void whatHoldsPasses() {
        assertThatRetrieval(RANKING, JUDGEMENTS)
                .hasFound("a", 2)
                .hasHitAt(2)
                .hasPrecisionAt(4, 0.5)
                .hasRecallAt(4, 0.66)
                .hasReciprocalRank(0.5)
                .hasAveragePrecision(0.3)
                .hasRPrecision(0.33)
                .hasNdcgAt(4, 0.4)
                .hasNdcg(0.4)
                .hasBpref(0.6)
                .hasContextPrecision(0.5)
                .hasContextRecall(0.66)
                .hasAtMost(RankMetrics.unjudged(4), 0.5)
                .not()
                .hasHitAt(1)
                .not()
                .hasFound("c", 4);
    }

    @Test
    void theMessageTellsWhatWasFoundWhere() {
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> assertThatRetrieval(RANKING, JUDGEMENTS).hasRecallAt(4, 0.9))
                .withMessage(
                        "expected the retrieval to have recall_4 of at least 0.9, but recall_4 is 0.666667: the grades"
                                + " of the first 4 are -1-1, 3 are relevant in all\n  the retrieval: \"[x, a, y, b]\"");
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> assertThatRetrieval(RANKING, JUDGEMENTS).hasFound("b", 3))
                .withMessageContaining("to have b among the first 3, but b is at rank 4 of 4");
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> assertThatRetrieval(Ranking.of(), JUDGEMENTS).hasNdcg(0.1))
                .withMessageContaining("ndcg is 0.0: nothing was retrieved");
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> assertThatRetrieval(RANKING, JUDGEMENTS).not().hasFound("a", 3))
                .withMessageContaining("not to have a among the first 3, but a is at rank 2 of 4");
    }

    @Test
    void withoutARelevantDocumentNoMetricIsDecided() {
        Retrieval nothing = new Retrieval(RANKING, Judgements.graded(Map.of("x", 0)));
        Check<Retrieval> check = RetrievalChecks.atLeast(RankMetrics.ndcg(), 0.5);

        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> check.check(nothing))
                .withMessageContaining("name no relevant document");
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> check.not().check(nothing));
    }

    @Test
    void theScoreIsTheMetricWithinItsBounds() {
        Retrieval retrieval = new Retrieval(RANKING, JUDGEMENTS);

        assertThat(RetrievalChecks.atLeast(RankMetrics.precision(4), 0.9)
                        .check(retrieval)
                        .score())
                .isEqualTo(0.5);
        assertThat(RetrievalChecks.atMost(RankMetrics.unjudged(4), 0)
                        .check(retrieval)
                        .score())
                .isEqualTo(0.5);
        assertThat(RetrievalChecks.atLeast(RankMetrics.retrieved(), 4).check(retrieval))
                .matches(result -> result.passed() && result.score() == 1);
        assertThatIllegalArgumentException().isThrownBy(() -> RetrievalChecks.atLeast(RankMetrics.ndcg(), Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> RetrievalChecks.found("a", 0));
    }

    @Test
    void aRunIsJudgedByItsMean() {
        RetrievalRun run = new RetrievalRun(
                Map.of("1", RANKING, "9", RANKING), Map.of("1", JUDGEMENTS, "2", Judgements.relevant("z")));

        assertThatRetrieval(run).hasMeanAtLeast(RankMetrics.reciprocalRank(), 0.25);
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> assertThatRetrieval(run).hasMeanAtLeast(RankMetrics.reciprocalRank(), 0.3))
                .withMessageContaining("recip_rank is 0.25 on average of 2 questions, 1 of them without a ranking;"
                        + " 1 rankings of questions not judged are left out");
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> assertThatRetrieval(new RetrievalRun(Map.of(), Map.of()))
                        .hasMeanAtLeast(RankMetrics.ndcg(), 0));
    }

    @Test
    void groundingIsAsserted() {
        List<ContextDocument> documents = List.of(new ContextDocument("r", "Refunds take 14 days, says Anna Berg."));

        assertThatGrounding("\"Refunds take 14 days\" [r], as of Anna Berg", documents)
                .cites()
                .cites("r")
                .inventsNoCitation()
                .inventsNoQuote()
                .inventsNoNumber()
                .inventsNoName()
                .not()
                .cites("s");
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(
                        () -> assertThatGrounding("It takes 30 days", documents).inventsNoNumber())
                .withMessage(
                        "expected the answer to state only numbers that its documents hold, but 1 of its 1 number stand"
                                + " in no document: 30 at 9 (\"It takes 30 days\")\n  the answer: \"It takes 30 days\"");
    }
}
