package io.github.junitllm.verdict;

import io.github.junitllm.stats.ClusterAccumulator;
import io.github.junitllm.stats.MeanAccumulator;
import io.github.junitllm.stats.PassAtK;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the cases of one slice and keeps what its gates need, in constant memory. Not thread-safe. */
final class SliceTally {

    /** A reducer of the samples of a case. */
    record Reducer(Measure measure, int k) {

        double reduce(CaseOutcome outcome) {
            return measure == Measure.PASS_AT_K
                    ? PassAtK.passAtK(outcome.decided(), outcome.passes(), k)
                    : PassAtK.passHatK(outcome.decided(), outcome.passes(), k);
        }
    }

    private final GatePlan plan;
    private final String slice;
    private final Map<PassRateGate, AnytimeEvidence> anytime = new LinkedHashMap<>();
    private final Map<Reducer, MeanAccumulator> reducers = new LinkedHashMap<>();
    private final MeanAccumulator weightedCases = new MeanAccumulator();
    private final ClusterAccumulator clusters = new ClusterAccumulator();
    private final List<PassRateGate> gates = new ArrayList<>();
    private long passed;
    private long failed;
    private long errored;
    private long skipped;
    private double firstWeight;
    private boolean weighted;

    SliceTally(GatePlan plan, String slice) {
        this.plan = plan;
        this.slice = slice;
        for (PassRateGate gate : plan.gates()) {
            if (gate.appliesTo(slice)) {
                gates.add(gate);
                if (gate.measure() != Measure.RATE) {
                    reducers.put(new Reducer(gate.measure(), gate.k()), new MeanAccumulator());
                } else if (plan.earlyStop() == EarlyStop.ANYTIME && gate.claim() != Claim.POINT) {
                    anytime.put(gate, new AnytimeEvidence(gate));
                }
            }
        }
    }

    void reduceBy(Reducer reducer) {
        reducers.putIfAbsent(reducer, new MeanAccumulator());
    }

    void add(CaseOutcome outcome, SampleVerdict verdict) {
        if (cases() == 0) {
            firstWeight = outcome.weight();
        }
        weighted |= outcome.weight() != firstWeight;
        switch (verdict) {
            case PASS -> passed++;
            case FAIL -> failed++;
            case ERROR -> errored++;
            case SKIPPED -> skipped++;
        }
        if (plan.casesAreTrials() && (verdict == SampleVerdict.PASS || verdict == SampleVerdict.FAIL)) {
            boolean pass = verdict == SampleVerdict.PASS;
            weightedCases.add(outcome.weight(), pass ? 1 : 0);
            anytime.values().forEach(evidence -> evidence.add(pass));
        }
        clusters.add(outcome.weight(), outcome.passes(), outcome.decided());
        reducers.forEach((reducer, mean) -> {
            if (reducer.k() >= 1 && reducer.k() <= outcome.decided()) {
                mean.add(outcome.weight(), reducer.reduce(outcome));
            }
        });
    }

    String slice() {
        return slice;
    }

    List<PassRateGate> gates() {
        return gates;
    }

    boolean weighted() {
        return weighted;
    }

    long cases() {
        return passed + failed + errored + skipped;
    }

    long passed() {
        return passed;
    }

    long failed() {
        return failed;
    }

    long errored() {
        return errored;
    }

    long skipped() {
        return skipped;
    }

    ClusterAccumulator clusters() {
        return clusters;
    }

    Map<Reducer, MeanAccumulator> reducers() {
        return reducers;
    }

    /** Return the e-process that decides {@code gate}, or null where the plain bounds do. */
    @Nullable
    AnytimeEvidence anytime(PassRateGate gate) {
        return weighted ? null : anytime.get(gate);
    }

    /** Return what the slice shows about the gate's measure, or null where nothing was decided. */
    @Nullable
    Evidence evidence(PassRateGate gate) {
        if (gate.measure() != Measure.RATE) {
            MeanAccumulator mean = reducers.get(new Reducer(gate.measure(), gate.k()));
            return mean == null || mean.count() == 0 ? null : new Evidence.Reduced(mean.estimate());
        }
        return plan.casesAreTrials() ? evidenceOfCases(gate) : evidenceOfSamples();
    }

    /** Return what the slice would show if {@code more} further cases all passed, or all failed. */
    Evidence.Trials trialsAfter(PassRateGate gate, int more, boolean allPass) {
        return new Evidence.Trials(
                Math.toIntExact(passed + (allPass ? more : 0)), Math.toIntExact(passed + failed + more), gate.bound());
    }

    private @Nullable Evidence evidenceOfCases(PassRateGate gate) {
        if (passed + failed == 0) {
            return null;
        }
        return weighted ? new Evidence.Weighted(weightedCases.estimate()) : trialsAfter(gate, 0, false);
    }

    private @Nullable Evidence evidenceOfSamples() {
        return clusters.samples() == 0
                ? null
                : new Evidence.Clustered(clusters.estimate(), clusters.passes(), weighted);
    }

    /** Estimate the gate's measure for people to read, or return null where nothing was decided. */
    @Nullable
    RateEstimate estimate(PassRateGate gate) {
        Evidence evidence = evidence(gate);
        if (evidence == null) {
            return null;
        }
        boolean cases = plan.casesAreTrials();
        boolean rate = gate.measure() == Measure.RATE;
        return new RateEstimate(
                slice,
                gate.measure(),
                rate ? 0 : gate.k(),
                evidence.rate(),
                evidence.interval(gate.confidence()),
                gate.confidence(),
                evidence.intervalMethod(),
                cases ? passed : clusters.passes(),
                cases ? passed + failed : clusters.samples(),
                cases ? passed + failed : clusters.estimate().clusters(),
                evidence.effectiveTrials(),
                weighted);
    }
}
