package io.github.junitllm.verdict;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Turns the verdicts of gates on slices into results that say why. */
record GateResults(GatePlan plan, List<String> problems, boolean tagsLeftOut) {

    List<GateResult> of(Collection<SliceTally> slices) {
        Map<SliceGates.Subject, GateVerdict> verdicts = new SliceGates(slices).verdicts();
        List<GateResult> results = new ArrayList<>();
        for (PassRateGate gate : plan.gates()) {
            boolean eachTag = gate.slice().equals(PassRateGate.EACH_TAG);
            if (eachTag && slices.size() == 1) {
                results.add(new GateResult(gate, gate.slice(), GateVerdict.ERROR, null, "no case has a tag"));
            }
            if (eachTag && tagsLeftOut) {
                String reason = "more than " + GateTally.MAX_TAGS + " tags: name the slices that matter";
                results.add(new GateResult(gate, gate.slice(), GateVerdict.ERROR, null, reason));
            }
            verdicts.forEach((subject, verdict) -> {
                if (subject.gate().equals(gate)) {
                    results.add(result(subject, verdict));
                }
            });
        }
        return results;
    }

    private GateResult result(SliceGates.Subject subject, GateVerdict verdict) {
        PassRateGate gate = subject.gate();
        SliceTally slice = subject.slice();
        RateEstimate estimate = slice.estimate(gate);
        Evidence evidence = slice.evidence(gate);
        if (!problems.isEmpty()) {
            return new GateResult(gate, slice.slice(), GateVerdict.ERROR, estimate, problems.get(0));
        }
        if (evidence == null) {
            return new GateResult(gate, slice.slice(), GateVerdict.ERROR, estimate, undecided(gate, slice));
        }
        return new GateResult(gate, slice.slice(), verdict, estimate, reason(subject, evidence));
    }

    private static String undecided(PassRateGate gate, SliceTally slice) {
        if (slice.cases() == 0) {
            return "no case has the tag '" + slice.slice() + "'";
        }
        if (slice.skipped() == slice.cases()) {
            return "every case of the slice was skipped";
        }
        return gate.measure() == Measure.RATE
                ? "no case of the slice was decided"
                : "no case has " + gate.k() + " decided samples";
    }

    private static String reason(SliceGates.Subject subject, Evidence evidence) {
        PassRateGate gate = subject.gate();
        AnytimeEvidence anytime = subject.slice().anytime(gate);
        Reading reading = Reading.of(gate);
        if (gate.claim() == Claim.POINT) {
            return "observed rate " + reading.percent(evidence.rate(), gate.threshold());
        }
        if (anytime != null) {
            return anytime.describe();
        }
        String lower = reading.percent(evidence.lower(gate.confidence()), gate.threshold());
        String upper = reading.percent(evidence.upper(gate.confidence()), gate.threshold());
        // What bounds the passes from below bounds the failures from above.
        String near = reading.ofFailures() ? "upper bound " : "lower bound ";
        String far = reading.ofFailures() ? "lower bound " : "upper bound ";
        String bounds = gate.claim() == Claim.PROVE ? near + lower + ", " + far + upper : far + upper;
        String how = " (" + evidence.boundMethod() + ", one-sided " + Texts.level(gate.confidence()) + ")";
        return subject.inFamily() ? bounds + how + ", corrected for the number of slices by Holm" : bounds + how;
    }
}
