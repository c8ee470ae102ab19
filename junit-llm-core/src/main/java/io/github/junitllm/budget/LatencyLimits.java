package io.github.junitllm.budget;

import io.github.junitllm.eval.DeclaredBudget;
import io.github.junitllm.eval.MeasuredSample;
import io.github.junitllm.verdict.Budget;
import io.github.junitllm.verdict.Budget.Bound;
import io.github.junitllm.verdict.Budget.Statistic;
import io.github.junitllm.verdict.Budget.Trial;
import io.github.junitllm.verdict.Measurement;
import io.github.junitllm.verdict.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** Reads a {@link LatencyBudget}. */
final class LatencyLimits {

    private final Limits limits;

    private LatencyLimits(LatencyBudget declared) {
        this.limits = new Limits("@LatencyBudget", declared.claim(), declared.confidence(), declared.onInconclusive());
    }

    static List<DeclaredBudget> of(LatencyBudget declared) {
        return new LatencyLimits(declared).read(declared);
    }

    private List<DeclaredBudget> read(LatencyBudget declared) {
        boolean ofSamples = declared.over() == Over.SAMPLES;
        Subject whole = ofSamples
                ? new Subject("latency", "", Trial.SAMPLE, LatencyMeasures::endToEnd)
                : new Subject("call latency", "", Trial.CALL, LatencyMeasures::calls);
        Subject first = new Subject("time to first token", "ttft", Trial.CALL, LatencyMeasures::firstTokens);
        Subject token = new Subject("time per output token", "perToken", Trial.CALL, LatencyMeasures::perToken);
        quantile(whole, 50, declared.p50());
        quantile(whole, 90, declared.p90());
        quantile(whole, 95, declared.p95());
        quantile(whole, 99, declared.p99());
        highest(whole, declared.max());
        quantile(first, 50, declared.ttftP50());
        quantile(first, 90, declared.ttftP90());
        quantile(first, 95, declared.ttftP95());
        quantile(first, 99, declared.ttftP99());
        highest(first, declared.ttftMax());
        quantile(token, 50, declared.perTokenP50());
        quantile(token, 90, declared.perTokenP90());
        quantile(token, 95, declared.perTokenP95());
        quantile(token, 99, declared.perTokenP99());
        highest(token, declared.perTokenMax());
        rate(50, declared.tokensPerSecondP50());
        rate(95, declared.tokensPerSecondP95());
        lowestRate(declared.tokensPerSecondMin());
        return limits.all();
    }

    /**
     * What is limited.
     *
     * @param prefix of its attributes
     */
    private record Subject(
            String name, String prefix, Trial trial, Function<MeasuredSample, List<Measurement>> measure) {

        String attribute(String level) {
            return prefix.isEmpty() ? level : prefix + Character.toUpperCase(level.charAt(0)) + level.substring(1);
        }
    }

    private void quantile(Subject subject, int percent, String limit) {
        if (!limit.isBlank()) {
            limits.quantile(
                    "p" + percent + " of " + subject.name,
                    percent / 100.0,
                    Bound.AT_MOST,
                    limits.micros(subject.attribute("p" + percent), limit),
                    Unit.MICROS,
                    subject.trial,
                    subject.measure);
        }
    }

    private void highest(Subject subject, String limit) {
        if (!limit.isBlank()) {
            limits.add(
                    Budget.atMost(
                            "highest " + subject.name,
                            new Statistic.Each(),
                            limits.micros(subject.attribute("max"), limit),
                            Unit.MICROS,
                            subject.trial),
                    subject.measure);
        }
    }

    private void rate(int percent, double limit) {
        if (isGiven(limit)) {
            limits.quantile(
                    "output rate of " + percent + " % of calls",
                    percent / 100.0,
                    Bound.AT_LEAST,
                    BigDecimal.valueOf(limit),
                    Unit.TOKENS_PER_SECOND,
                    Trial.CALL,
                    LatencyMeasures::tokensPerSecond);
        }
    }

    private void lowestRate(double limit) {
        if (isGiven(limit)) {
            limits.add(
                    Budget.atLeast(
                            "output rate of each call",
                            new Statistic.Each(),
                            BigDecimal.valueOf(limit),
                            Unit.TOKENS_PER_SECOND,
                            Trial.CALL),
                    LatencyMeasures::tokensPerSecond);
        }
    }

    private static boolean isGiven(double rate) {
        if (rate < 0 || !Double.isFinite(rate)) {
            throw new IllegalArgumentException("@LatencyBudget: a rate of tokens must be positive, was " + rate);
        }
        return rate > 0;
    }
}
