package io.github.junitllm.assertions;

import io.github.junitllm.assertions.retrieval.RankMetric;
import io.github.junitllm.assertions.retrieval.RankMetrics;
import io.github.junitllm.assertions.retrieval.Retrieval;
import io.github.junitllm.assertions.retrieval.RetrievalChecks;
import org.apiguardian.api.API;

/**
 * Assertions about what was retrieved for one question. The metrics are those of trec_eval, see {@link RankMetrics}; all
 * are undecided where no document is judged relevant.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class RetrievalAssert extends CheckAssert<RetrievalAssert, Retrieval> {

    /** Begins assertions; {@link LlmAssertions} reads better. */
    public RetrievalAssert(Retrieval actual) {
        super(actual, RetrievalAssert.class);
    }

    /** Verifies that a document is among the first k. */
    public RetrievalAssert hasFound(String id, int k) {
        return passes(RetrievalChecks.found(id, k));
    }

    /** Verifies that one of the first k is relevant. */
    public RetrievalAssert hasHitAt(int k) {
        return hasAtLeast(RankMetrics.success(k), 1);
    }

    /** Verifies that so large a share of the first k is relevant. */
    public RetrievalAssert hasPrecisionAt(int k, double atLeast) {
        return hasAtLeast(RankMetrics.precision(k), atLeast);
    }

    /** Verifies that so large a share of the relevant documents is among the first k. */
    public RetrievalAssert hasRecallAt(int k, double atLeast) {
        return hasAtLeast(RankMetrics.recall(k), atLeast);
    }

    /** Verifies that 1 / rank of the first relevant document is high enough. */
    public RetrievalAssert hasReciprocalRank(double atLeast) {
        return hasAtLeast(RankMetrics.reciprocalRank(), atLeast);
    }

    /** Verifies that the average precision is high enough. */
    public RetrievalAssert hasAveragePrecision(double atLeast) {
        return hasAtLeast(RankMetrics.averagePrecision(), atLeast);
    }

    /** Verifies that the precision at R, the number of relevant documents, is high enough. */
    public RetrievalAssert hasRPrecision(double atLeast) {
        return hasAtLeast(RankMetrics.rPrecision(), atLeast);
    }

    /** Verifies that nDCG of the first k is high enough. */
    public RetrievalAssert hasNdcgAt(int k, double atLeast) {
        return hasAtLeast(RankMetrics.ndcg(k), atLeast);
    }

    /** Verifies that nDCG of the whole ranking is high enough. */
    public RetrievalAssert hasNdcg(double atLeast) {
        return hasAtLeast(RankMetrics.ndcg(), atLeast);
    }

    /** Verifies that bpref is high enough. */
    public RetrievalAssert hasBpref(double atLeast) {
        return hasAtLeast(RankMetrics.bpref(), atLeast);
    }

    /** Verifies that so large a share of what was retrieved is relevant, whatever its rank. */
    public RetrievalAssert hasContextPrecision(double atLeast) {
        return hasAtLeast(RankMetrics.setPrecision(), atLeast);
    }

    /** Verifies that so large a share of what is relevant was retrieved, whatever its rank. */
    public RetrievalAssert hasContextRecall(double atLeast) {
        return hasAtLeast(RankMetrics.setRecall(), atLeast);
    }

    /** Verifies that a metric is high enough. */
    public RetrievalAssert hasAtLeast(RankMetric metric, double atLeast) {
        return passes(RetrievalChecks.atLeast(metric, atLeast));
    }

    /** Verifies that a metric of which less is better is low enough. */
    public RetrievalAssert hasAtMost(RankMetric metric, double atMost) {
        return passes(RetrievalChecks.atMost(metric, atMost));
    }

    @Override
    protected String subject() {
        return "the retrieval";
    }
}
