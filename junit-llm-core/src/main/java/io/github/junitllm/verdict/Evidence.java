package io.github.junitllm.verdict;

import io.github.junitllm.stats.BinomialMethod;
import io.github.junitllm.stats.ClusterEstimate;
import io.github.junitllm.stats.EffectiveSample;
import io.github.junitllm.stats.GateDesign;
import io.github.junitllm.stats.Interval;
import io.github.junitllm.stats.MeanEstimate;

/** What a run shows about one rate, by the statistics that fit how its trials came about. */
sealed interface Evidence {

    /** Rounding noise that a rate of unequal weights may carry. */
    double NOISE = 1e-12;

    double rate();

    /** Tell whether the observed rate reaches the threshold, without floating-point surprises. */
    default boolean reaches(double threshold) {
        return rate() + NOISE >= threshold;
    }

    Interval interval(double confidence);

    String intervalMethod();

    double lower(double confidence);

    double upper(double confidence);

    /** Tell whether the one-sided lower bound reaches {@code p0}. */
    default boolean proves(double p0, double confidence) {
        return lower(confidence) >= p0;
    }

    /** Tell whether the one-sided upper bound lies below {@code p0}. */
    default boolean refutes(double p0, double confidence) {
        return upper(confidence) < p0;
    }

    String boundMethod();

    /** Compute the p-value of "the rate is at least p0". */
    double pValueBelow(double p0, double confidence);

    double effectiveTrials();

    /** Independent cases of equal weight, each one pass or failure. */
    record Trials(int passes, int trials, BinomialMethod method) implements Evidence {

        @Override
        public double rate() {
            return (double) passes / trials;
        }

        @Override
        public boolean reaches(double threshold) {
            return passes >= GateDesign.passesToReach(trials, threshold);
        }

        @Override
        public Interval interval(double confidence) {
            return BinomialMethod.WILSON.interval(passes, trials, confidence);
        }

        @Override
        public String intervalMethod() {
            return BinomialMethod.WILSON.label();
        }

        @Override
        public double lower(double confidence) {
            return method.lower(passes, trials, confidence);
        }

        @Override
        public double upper(double confidence) {
            return method.upper(passes, trials, confidence);
        }

        @Override
        public boolean proves(double p0, double confidence) {
            return method.proves(passes, trials, p0, confidence);
        }

        @Override
        public boolean refutes(double p0, double confidence) {
            return method.refutes(passes, trials, p0, confidence);
        }

        @Override
        public String boundMethod() {
            return method.label();
        }

        @Override
        public double pValueBelow(double p0, double confidence) {
            return new EffectiveSample(rate(), trials).exactPValueBelow(p0);
        }

        @Override
        public double effectiveTrials() {
            return trials;
        }
    }

    /** Cases of different weight, each one pass or failure: Wilson with Kish's effective size, an approximation. */
    record Weighted(MeanEstimate estimate) implements Evidence {

        @Override
        public double rate() {
            return estimate.mean();
        }

        @Override
        public Interval interval(double confidence) {
            double oneSided = (1 + confidence) / 2;
            return new Interval(lower(oneSided), upper(oneSided));
        }

        @Override
        public String intervalMethod() {
            return "Wilson with Kish's n, approximate";
        }

        @Override
        public double lower(double confidence) {
            return estimate.sample().wilsonLower(confidence);
        }

        @Override
        public double upper(double confidence) {
            return estimate.sample().wilsonUpper(confidence);
        }

        @Override
        public String boundMethod() {
            return intervalMethod();
        }

        @Override
        public double pValueBelow(double p0, double confidence) {
            return estimate.sample().scorePValueBelow(p0);
        }

        @Override
        public double effectiveTrials() {
            return estimate.effectiveSize();
        }
    }

    /** Several samples per case: cases are clusters. */
    record Clustered(ClusterEstimate estimate, long passes, boolean weighted) implements Evidence {

        @Override
        public double rate() {
            return estimate.mean();
        }

        @Override
        public boolean reaches(double threshold) {
            return weighted
                    ? Evidence.super.reaches(threshold)
                    : passes >= GateDesign.passesToReach(estimate.samples(), threshold);
        }

        @Override
        public Interval interval(double confidence) {
            return estimate.interval(confidence);
        }

        @Override
        public String intervalMethod() {
            return estimate.degenerate() ? "exact over cases" : "clustered t";
        }

        @Override
        public double lower(double confidence) {
            return estimate.lower(confidence);
        }

        @Override
        public double upper(double confidence) {
            return estimate.upper(confidence);
        }

        @Override
        public String boundMethod() {
            return "exact with effective n";
        }

        @Override
        public double pValueBelow(double p0, double confidence) {
            return estimate.pValueBelow(p0, confidence);
        }

        @Override
        public double effectiveTrials() {
            return estimate.effectiveSamples();
        }
    }

    /** One score between 0 and 1 per case: pass@k or pass^k. */
    record Reduced(MeanEstimate estimate) implements Evidence {

        @Override
        public double rate() {
            return estimate.mean();
        }

        @Override
        public Interval interval(double confidence) {
            return estimate.interval(confidence);
        }

        @Override
        public String intervalMethod() {
            return estimate.degenerate() ? "exact over cases" : "t over cases";
        }

        @Override
        public double lower(double confidence) {
            return estimate.lower(confidence);
        }

        @Override
        public double upper(double confidence) {
            return estimate.upper(confidence);
        }

        @Override
        public String boundMethod() {
            return "exact over cases";
        }

        @Override
        public double pValueBelow(double p0, double confidence) {
            return estimate.sample().exactPValueBelow(p0);
        }

        @Override
        public double effectiveTrials() {
            return estimate.effectiveSize();
        }
    }
}
