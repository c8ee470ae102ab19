package io.github.junitllm.assertions;

import io.github.junitllm.assertions.retrieval.RankMetric;
import io.github.junitllm.assertions.retrieval.RetrievalChecks;
import io.github.junitllm.assertions.retrieval.RetrievalRun;
import org.apiguardian.api.API;

/** Assertions about what was retrieved for many questions. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class RetrievalRunAssert extends CheckAssert<RetrievalRunAssert, RetrievalRun> {

    /** Begins assertions; {@link LlmAssertions} reads better. */
    public RetrievalRunAssert(RetrievalRun actual) {
        super(actual, RetrievalRunAssert.class);
    }

    /** Verifies that a metric's mean over all judged questions is high enough, see {@link RetrievalRun#mean}. */
    public RetrievalRunAssert hasMeanAtLeast(RankMetric metric, double atLeast) {
        return passes(RetrievalChecks.meanAtLeast(metric, atLeast));
    }

    @Override
    protected String subject() {
        return "the run";
    }
}
