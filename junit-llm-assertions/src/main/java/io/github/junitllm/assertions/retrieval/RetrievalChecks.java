package io.github.junitllm.assertions.retrieval;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.UndecidedException;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Checks of what was retrieved.
 *
 * <p>Checks of one question are undecided where its judgements name no relevant document: no ranking could be good then.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RetrievalChecks {

    private static final int SHOWN_RANKS = 20;

    private RetrievalChecks() {}

    /**
     * Returns a check that a metric of {@link RankMetrics} is high enough. Its score is the metric, cut to 0 and 1.
     *
     * @param atLeast the lowest value that passes
     */
    public static Check<Retrieval> atLeast(RankMetric metric, double atLeast) {
        requireNumber(atLeast);
        return Check.of("have " + metric.name() + " of at least " + number(atLeast), retrieval -> {
            double value = value(metric, retrieval);
            return result(value >= atLeast, value, reason(metric, value, retrieval));
        });
    }

    /**
     * Returns a check that a metric is low enough, for those where less is better. Its score is 1 less the metric, cut
     * to 0 and 1.
     *
     * @param atMost the highest value that passes
     */
    public static Check<Retrieval> atMost(RankMetric metric, double atMost) {
        requireNumber(atMost);
        return Check.of("have " + metric.name() + " of at most " + number(atMost), retrieval -> {
            double value = value(metric, retrieval);
            return result(value <= atMost, 1 - value, reason(metric, value, retrieval));
        });
    }

    /**
     * Returns a check that a document is among the first k; its judgement does not matter.
     *
     * @param k at least 1
     */
    public static Check<Retrieval> found(String id, int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k counts ranks from 1 on, not from " + k);
        }
        return Check.of("have " + id + " among the first " + k, retrieval -> {
            List<String> ids = retrieval.ranking().ids();
            int at = ids.indexOf(id);
            return CheckResult.of(
                    at >= 0 && at < k,
                    at < 0
                            ? id + " is not among the " + ids.size() + " that were retrieved"
                            : id + " is at rank " + (at + 1) + " of " + ids.size());
        });
    }

    /**
     * Returns a check that a metric's mean over the questions of a run is high enough, see {@link RetrievalRun#mean}.
     *
     * @param atLeast the lowest mean that passes
     */
    public static Check<RetrievalRun> meanAtLeast(RankMetric metric, double atLeast) {
        requireNumber(atLeast);
        return Check.of("have a mean " + metric.name() + " of at least " + number(atLeast), run -> {
            if (run.judgements().isEmpty()) {
                throw new UndecidedException("no question has judgements, so a mean over them says nothing");
            }
            TopicMean mean = run.mean(metric);
            return result(mean.value() >= atLeast, mean.value(), reason(metric, mean));
        });
    }

    private static double value(RankMetric metric, Retrieval retrieval) {
        if (retrieval.judgements().relevantCount() == 0) {
            throw new UndecidedException("the judgements name no relevant document, so " + metric.name()
                    + " says nothing about the ranking");
        }
        return metric.of(retrieval.ranking(), retrieval.judgements());
    }

    private static CheckResult result(boolean passed, double score, String reason) {
        return new CheckResult(passed, Math.max(0, Math.min(1, score)), reason, null, null);
    }

    private static String reason(RankMetric metric, double value, Retrieval retrieval) {
        int retrieved = retrieval.ranking().hits().size();
        String found = retrieved == 0
                ? "nothing was retrieved"
                : "the grades of the first " + Math.min(retrieved, SHOWN_RANKS) + " are "
                        + retrieval.relevanceString(SHOWN_RANKS);
        return metric.name() + " is " + number(value) + ": " + found + ", "
                + retrieval.judgements().relevantCount() + " are relevant in all";
    }

    private static String reason(RankMetric metric, TopicMean mean) {
        return metric.name() + " is " + number(mean.value()) + " on average of " + mean.topics() + " questions"
                + (mean.missing() > 0 ? ", " + mean.missing() + " of them without a ranking" : "")
                + (mean.unjudged() > 0
                        ? "; " + mean.unjudged() + " rankings of questions not judged are left out"
                        : "");
    }

    private static void requireNumber(double limit) {
        if (!Double.isFinite(limit)) {
            throw new IllegalArgumentException("a limit is a number, not " + limit);
        }
    }

    /** Shows as many digits as a limit of 0.9 and a value of 0.89999 need to differ. */
    private static String number(double value) {
        String short4 = String.format(Locale.ROOT, "%.4f", value);
        return Double.parseDouble(short4) == value ? trimmed(short4) : String.format(Locale.ROOT, "%.6f", value);
    }

    private static String trimmed(String number) {
        int end = number.length();
        while (number.charAt(end - 1) == '0' && number.charAt(end - 2) != '.') {
            end--;
        }
        return number.substring(0, end);
    }
}
