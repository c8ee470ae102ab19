package io.github.junitllm.verdict;

import io.github.junitllm.stats.BinomialMethod;
import io.github.junitllm.stats.MeanEstimate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Counts one method's cases as they end and judges them. Memory does not grow with the number of cases: it holds the
 * counts per tag (1,000 tags at most) and the first 100 cases that failed and that could not be decided.
 *
 * <p>Confined to one thread. The plan must have passed {@link Feasibility#check}.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GateTally {

    /** Most tags whose numbers are kept. */
    static final int MAX_TAGS = 1_000;

    /** Most failing cases, and most undecided ones, that are kept. */
    static final int MAX_LISTED_CASES = 100;

    private static final int MAX_REDUCER = 10;
    private static final double DEFAULT_CONFIDENCE = 0.95;

    private final GatePlan plan;
    private final Map<String, Long> casesPerTag;
    private final SliceTally whole;
    private final SortedMap<String, SliceTally> tags = new TreeMap<>();
    private final List<FailingCase> failing = new ArrayList<>();
    private final List<FailingCase> errored = new ArrayList<>();
    private long samplesPassed;
    private long samplesFailed;
    private long samplesErrored;
    private long samplesSkipped;
    private long errors;
    private boolean tagsLeftOut;
    private @Nullable SliceGates gates;
    private boolean newTagAhead;

    /** Start with nothing known about the tags; a gate on each tag then never stops a run early. */
    public GateTally(GatePlan plan) {
        this(plan, Map.of());
    }

    /**
     * Start a tally.
     *
     * @param casesPerTag number of planned cases of each tag, by which a gate on slices may stop a run early
     */
    public GateTally(GatePlan plan, Map<String, Long> casesPerTag) {
        this.plan = plan;
        this.casesPerTag = Map.copyOf(casesPerTag);
        whole = new SliceTally(plan, PassRateGate.WHOLE_SET);
        for (int k = 1; plan.samples() > 1 && k <= plan.samples(); k++) {
            if (k <= MAX_REDUCER || k == plan.samples()) {
                whole.reduceBy(new SliceTally.Reducer(Measure.PASS_AT_K, k));
                whole.reduceBy(new SliceTally.Reducer(Measure.PASS_HAT_K, k));
            }
        }
        for (PassRateGate gate : plan.gates()) {
            if (gate.onSlice() && !gate.slice().equals(PassRateGate.EACH_TAG)) {
                tags.computeIfAbsent(gate.slice(), tag -> new SliceTally(plan, tag));
            }
        }
    }

    /** Add a case that ended; a case is added once, with all its samples. */
    public void add(CaseOutcome outcome) {
        SampleVerdict verdict = plan.verdictOf(outcome);
        samplesPassed += outcome.passes();
        samplesFailed += outcome.failures();
        samplesErrored += outcome.errors();
        samplesSkipped += outcome.skipped();
        errors += plan.errorsOf(outcome);
        whole.add(outcome, verdict);
        for (String tag : outcome.tags()) {
            SliceTally slice = tags.get(tag);
            if (slice == null && tags.size() < MAX_TAGS) {
                slice = new SliceTally(plan, tag);
                tags.put(tag, slice);
                gates = null;
            }
            if (slice == null) {
                tagsLeftOut = true;
            } else {
                slice.add(outcome, verdict);
            }
        }
        if (verdict == SampleVerdict.FAIL && failing.size() < MAX_LISTED_CASES) {
            failing.add(FailingCase.of(outcome, verdict));
        }
        if (verdict == SampleVerdict.ERROR && errored.size() < MAX_LISTED_CASES) {
            errored.add(FailingCase.of(outcome, verdict));
        }
    }

    /**
     * Tell whether the plan's early stop rule says that the cases to come cannot matter.
     *
     * @param remainingCases planned cases not added yet
     */
    public boolean canStop(long remainingCases) {
        if (plan.earlyStop() == EarlyStop.NONE || plan.gates().isEmpty()) {
            return false;
        }
        if (errors > plan.maxErrors()) {
            return true;
        }
        if (gates == null) {
            gates = new SliceGates(slices());
            newTagAhead = mayMeetNewTag();
        }
        if (remainingCases > 0 && (newTagAhead || !countsDecide())) {
            return false;
        }
        return gates.decided(slice -> remaining(slice, remainingCases));
    }

    /**
     * Judge what was added. A run that is not complete is an ERROR unless it was stopped early by the plan's own rule.
     *
     * @param plannedCases number of cases that were to run
     * @param notRun number of those that did not
     * @param stoppedEarly whether they did not run because {@link #canStop} said so
     */
    public Judgement judge(long plannedCases, long notRun, boolean stoppedEarly) {
        long missing = Math.max(notRun, plannedCases - whole.cases());
        boolean lawfulStop = stoppedEarly && canStop(missing);
        List<String> problems = new Problems(plan, whole, errors, errored).list(plannedCases, missing, lawfulStop);
        RunCounts counts = counts(plannedCases, missing);
        List<GateResult> results = new GateResults(plan, problems, tagsLeftOut).of(slices());
        PassRateGate shown = shown();
        return new Judgement(
                plan,
                results,
                counts,
                whole.estimate(shown),
                tags.values().stream()
                        .flatMap(slice -> Stream.ofNullable(slice.estimate(shown)))
                        .toList(),
                plan.casesAreTrials() || whole.clusters().samples() == 0
                        ? null
                        : whole.clusters().estimate(),
                reductions(),
                failing,
                whole.failed(),
                errored,
                lawfulStop && missing > 0,
                problems,
                new Notes(plan, whole, counts, tagsLeftOut).list(lawfulStop && missing > 0),
                List.of());
    }

    /** Tell whether verdicts depend on counts of cases alone, so that futures can be enumerated. */
    private boolean countsDecide() {
        return plan.casesAreTrials()
                && !whole.weighted()
                && plan.gates().stream().allMatch(gate -> gate.measure() == Measure.RATE);
    }

    private boolean mayMeetNewTag() {
        boolean eachTag = plan.gates().stream().anyMatch(gate -> gate.slice().equals(PassRateGate.EACH_TAG));
        return eachTag && (casesPerTag.isEmpty() || !tags.keySet().containsAll(casesPerTag.keySet()));
    }

    private int remaining(SliceTally slice, long remainingCases) {
        Long planned = casesPerTag.get(slice.slice());
        long ofSlice = planned == null ? remainingCases : Math.max(0, planned - slice.cases());
        return Math.toIntExact(Math.min(remainingCases, ofSlice));
    }

    private Collection<SliceTally> slices() {
        List<SliceTally> slices = new ArrayList<>(tags.values());
        slices.add(0, whole);
        return slices;
    }

    private PassRateGate shown() {
        double confidence = plan.gates().isEmpty()
                ? DEFAULT_CONFIDENCE
                : plan.gates().get(0).confidence();
        return new PassRateGate(
                1, Claim.POINT, confidence, BinomialMethod.EXACT, PassRateGate.WHOLE_SET, Measure.RATE, 0);
    }

    private RunCounts counts(long plannedCases, long missing) {
        return new RunCounts(
                plannedCases,
                whole.passed(),
                whole.failed(),
                whole.errored(),
                whole.skipped(),
                missing,
                samplesPassed,
                samplesFailed,
                samplesErrored,
                samplesSkipped);
    }

    private List<Reduction> reductions() {
        List<Reduction> reductions = new ArrayList<>();
        whole.reducers().forEach((reducer, mean) -> {
            if (mean.count() > 0) {
                MeanEstimate estimate = mean.estimate();
                reductions.add(new Reduction(
                        reducer.measure(), reducer.k(), estimate.mean(), estimate.standardError(), estimate.count()));
            }
        });
        return reductions;
    }
}
