package io.github.junitllm.assertions.retrieval;

import org.apiguardian.api.API;

/**
 * What was retrieved for one question, and what should have been.
 *
 * @param ranking what was found, best first
 * @param judgements what is relevant
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Retrieval(Ranking ranking, Judgements judgements) {

    /**
     * Returns the grades of the first documents, one character each: {@code 0} to {@code 9}, {@code >} above, and for one
     * that is not judged {@code -}, or {@code .} if it was pooled; trec_eval's {@code relstring}.
     *
     * @param ranks how many at most
     */
    public String relevanceString(int ranks) {
        return new Judged(ranking, judgements).relevanceString(ranks);
    }

    @Override
    public String toString() {
        return ranking.toString();
    }
}
