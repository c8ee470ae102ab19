package io.github.junitllm.verdict;

import io.github.junitllm.stats.Multiplicity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Every gate on every slice it applies to, judged as they stand or as they would stand if the cases to come all passed
 * or all failed. Between those two lies every other future, because one more pass never makes a verdict worse and one
 * more failure never makes it better.
 */
final class SliceGates {

    /** One gate on one slice. */
    record Subject(PassRateGate gate, SliceTally slice) {

        /** Tell whether the verdict is taken together with the other slices, to correct for their number. */
        boolean inFamily() {
            return gate.claim() == Claim.NO_EVIDENCE_BELOW && gate.onSlice();
        }
    }

    private record Future(ToIntFunction<SliceTally> more, boolean allPass) {}

    private static final Future NOW = new Future(slice -> 0, false);

    private final List<Subject> single = new ArrayList<>();
    private final Map<Double, List<Subject>> families = new LinkedHashMap<>();
    private @Nullable Subject lastOpen;

    SliceGates(Collection<SliceTally> slices) {
        for (SliceTally slice : slices) {
            for (PassRateGate gate : slice.gates()) {
                Subject subject = new Subject(gate, slice);
                (subject.inFamily() ? family(gate) : single).add(subject);
            }
        }
    }

    /** Find the slices that share the gate's error: those of the same confidence. */
    private List<Subject> family(PassRateGate gate) {
        return families.computeIfAbsent(gate.confidence(), confidence -> new ArrayList<>());
    }

    /** Return the verdict of each gate on each slice as it stands. */
    Map<Subject, GateVerdict> verdicts() {
        Map<Subject, GateVerdict> verdicts = new LinkedHashMap<>();
        single.forEach(subject -> verdicts.put(subject, verdict(subject, NOW)));
        families.values().forEach(family -> verdicts.putAll(verdicts(family, NOW)));
        return verdicts;
    }

    /**
     * Tell whether no verdict can change any more, given how many cases of each slice may still come. Asked after
     * every case, and nearly always answered by the one gate that was open the last time.
     */
    boolean decided(ToIntFunction<SliceTally> more) {
        Future best = new Future(more, true);
        Future worst = new Future(more, false);
        if (lastOpen != null && open(lastOpen, best, worst)) {
            return false;
        }
        for (Subject subject : single) {
            if (open(subject, best, worst)) {
                lastOpen = subject;
                return false;
            }
        }
        for (List<Subject> family : families.values()) {
            for (Subject subject : family) {
                if (open(subject, best, worst)) {
                    lastOpen = subject;
                    return false;
                }
            }
            if (!verdicts(family, best).equals(verdicts(family, worst))) {
                return false;
            }
        }
        return true;
    }

    /** Tell that a gate is open; of a family, only when it is whatever its other slices do. */
    private boolean open(Subject subject, Future best, Future worst) {
        if (!subject.inFamily()) {
            return verdict(subject, best) != verdict(subject, worst);
        }
        double alpha = subject.gate().alpha();
        int slices = family(subject.gate()).size();
        return pValue(subject, worst) <= alpha / slices && pValue(subject, best) > alpha;
    }

    private static GateVerdict verdict(Subject subject, Future future) {
        PassRateGate gate = subject.gate();
        Evidence evidence = evidence(subject, future);
        if (evidence == null) {
            return GateVerdict.ERROR;
        }
        if (gate.claim() == Claim.POINT) {
            return evidence.reaches(gate.threshold()) ? GateVerdict.PASS : GateVerdict.FAIL;
        }
        AnytimeEvidence anytime = subject.slice().anytime(gate);
        if (anytime != null) {
            return anytime.verdictAfter(future.more().applyAsInt(subject.slice()), future.allPass());
        }
        if (gate.claim() == Claim.PROVE && evidence.proves(gate.threshold(), gate.confidence())) {
            return GateVerdict.PASS;
        }
        if (evidence.refutes(gate.threshold(), gate.confidence())) {
            return GateVerdict.FAIL;
        }
        return gate.claim() == Claim.PROVE ? GateVerdict.INCONCLUSIVE : GateVerdict.PASS;
    }

    /** Judge slices that share an error budget: Holm's correction of their p-values. */
    private static Map<Subject, GateVerdict> verdicts(List<Subject> family, Future future) {
        double[] p =
                family.stream().mapToDouble(subject -> pValue(subject, future)).toArray();
        double[] adjusted = Multiplicity.holm(p);
        Map<Subject, GateVerdict> verdicts = new LinkedHashMap<>();
        for (int i = 0; i < adjusted.length; i++) {
            Subject subject = family.get(i);
            boolean below = adjusted[i] <= subject.gate().alpha();
            boolean known = evidence(subject, future) != null;
            verdicts.put(subject, known ? below ? GateVerdict.FAIL : GateVerdict.PASS : GateVerdict.ERROR);
        }
        return verdicts;
    }

    private static double pValue(Subject subject, Future future) {
        PassRateGate gate = subject.gate();
        Evidence evidence = evidence(subject, future);
        if (evidence == null) {
            return 1;
        }
        AnytimeEvidence anytime = subject.slice().anytime(gate);
        return anytime == null
                ? evidence.pValueBelow(gate.threshold(), gate.confidence())
                : anytime.pValueAfter(future.more().applyAsInt(subject.slice()), future.allPass());
    }

    private static @Nullable Evidence evidence(Subject subject, Future future) {
        int more = future.more().applyAsInt(subject.slice());
        return more == 0
                ? subject.slice().evidence(subject.gate())
                : subject.slice().trialsAfter(subject.gate(), more, future.allPass());
    }
}
