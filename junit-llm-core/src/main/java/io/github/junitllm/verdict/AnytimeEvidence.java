package io.github.junitllm.verdict;

import io.github.junitllm.stats.MixtureEProcess;
import org.jspecify.annotations.Nullable;

/**
 * The e-process of one gate on one slice. What it has once decided stays decided: the evidence may sink again, but
 * its error guarantee is about ever reaching the bound. Not thread-safe.
 */
final class AnytimeEvidence {

    private final Claim claim;
    private final MixtureEProcess process;
    private final double logBound;
    private int passes;
    private int trials;
    private double strongestDown = Double.NEGATIVE_INFINITY;
    private @Nullable GateVerdict decided;

    AnytimeEvidence(PassRateGate gate) {
        claim = gate.claim();
        process = new MixtureEProcess(gate.threshold());
        logBound = MixtureEProcess.logBound(gate.alpha());
    }

    void add(boolean passed) {
        passes += passed ? 1 : 0;
        trials++;
        strongestDown = Math.max(strongestDown, process.logDown(passes, trials));
        if (decided == null) {
            decided = decision(passes, trials);
        }
    }

    /** Decide as if {@code more} further trials all passed, or all failed. */
    GateVerdict verdictAfter(int more, boolean allPass) {
        if (decided != null) {
            return decided;
        }
        GateVerdict then = decision(passes + (allPass ? more : 0), trials + more);
        if (then != null) {
            return then;
        }
        return claim == Claim.PROVE ? GateVerdict.INCONCLUSIVE : GateVerdict.PASS;
    }

    /** Compute the p-value of "the rate is at least the threshold", valid whenever it is looked at. */
    double pValueAfter(int more, boolean allPass) {
        double strongest = allPass ? strongestDown : Math.max(strongestDown, process.logDown(passes, trials + more));
        return Math.min(1, Math.exp(-strongest));
    }

    /** Say how strong the evidence is now. */
    String describe() {
        String up = Texts.number(Math.exp(process.logUp(passes, trials)));
        String down = Texts.number(Math.exp(strongestDown));
        String bound = Texts.number(Math.exp(logBound));
        return claim == Claim.PROVE
                ? "e-process: evidence for " + up + ", against " + down + ", bound " + bound
                : "e-process: evidence against " + down + ", bound " + bound;
    }

    private @Nullable GateVerdict decision(int passesThen, int trialsThen) {
        if (trialsThen == 0) {
            return null;
        }
        if (claim == Claim.PROVE && process.logUp(passesThen, trialsThen) >= logBound) {
            return GateVerdict.PASS;
        }
        return process.logDown(passesThen, trialsThen) >= logBound ? GateVerdict.FAIL : null;
    }
}
