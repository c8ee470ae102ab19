package io.github.junitllm.assertions.retrieval;

import org.apiguardian.api.API;

/**
 * A number that says how good a ranking is. Pure and thread-safe. {@link RankMetrics} has those of trec_eval; others may
 * be added.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface RankMetric {

    /** Returns its name; where trec_eval has it, that of trec_eval: {@code ndcg_cut_10}. */
    String name();

    /** Returns its value for one question. */
    double of(Ranking ranking, Judgements judgements);
}
