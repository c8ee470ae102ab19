package io.github.junitllm.assertions.retrieval;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apiguardian.api.API;

/**
 * What was retrieved for many questions (topics). Immutable.
 *
 * <p>Each question with judgements counts, also one without a relevant document (0) and one that has no ranking (as an
 * empty ranking: trec_eval's {@code -c}); rankings of questions without judgements do not.
 *
 * @param rankings what was found, by question
 * @param judgements what is relevant, by question
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RetrievalRun(Map<String, Ranking> rankings, Map<String, Judgements> judgements) {

    /** trec_eval's MIN_GEO_MEAN: what a value of 0 counts in a geometric mean. */
    private static final double LOWEST_GEOMETRIC = 0.00001;

    private static final Ranking NOTHING = Ranking.of();

    public RetrievalRun {
        rankings = Collections.unmodifiableMap(new LinkedHashMap<>(rankings));
        judgements = Collections.unmodifiableMap(new LinkedHashMap<>(judgements));
    }

    /** Returns the metric of each question that has judgements. */
    public Map<String, Double> values(RankMetric metric) {
        Map<String, Double> values = new LinkedHashMap<>();
        judgements.forEach(
                (topic, judged) -> values.put(topic, metric.of(rankings.getOrDefault(topic, NOTHING), judged)));
        return Collections.unmodifiableMap(values);
    }

    /**
     * Returns the mean over all questions that have judgements.
     *
     * @throws IllegalStateException if there is none
     */
    public TopicMean mean(RankMetric metric) {
        return mean(metric, value -> value, value -> value);
    }

    /**
     * Returns the geometric mean over all questions that have judgements, a value below 0.00001 counted as that, as
     * trec_eval does for {@code gm_map} and {@code gm_bpref}.
     *
     * @throws IllegalStateException if there is none
     */
    public TopicMean geometricMean(RankMetric metric) {
        return mean(metric, value -> Math.log(Math.max(value, LOWEST_GEOMETRIC)), Math::exp);
    }

    /** Returns the sum over all questions that have judgements, which is what counts come to. */
    public double sum(RankMetric metric) {
        return values(metric).values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private TopicMean mean(RankMetric metric, DoubleUnaryOperator before, DoubleUnaryOperator after) {
        if (judgements.isEmpty()) {
            throw new IllegalStateException("no question has judgements, so " + metric.name() + " has no mean");
        }
        double mean = values(metric).values().stream()
                .mapToDouble(Double::doubleValue)
                .map(before)
                .average()
                .orElseThrow();
        int missing = (int) judgements.keySet().stream()
                .filter(topic -> !rankings.containsKey(topic))
                .count();
        int unjudged = (int) rankings.keySet().stream()
                .filter(topic -> !judgements.containsKey(topic))
                .count();
        return new TopicMean(after.applyAsDouble(mean), judgements.size(), missing, unjudged);
    }

    @Override
    public String toString() {
        return judgements.size() + " judged questions, " + rankings.size() + " rankings";
    }
}
