package io.github.junitllm.verdict;

import io.github.junitllm.stats.BinomialMethod;
import io.github.junitllm.stats.GateDesign;
import io.github.junitllm.stats.MixtureEProcess;
import io.github.junitllm.stats.Quantiles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One check of one plan. */
final class PlanCheck {

    private final GatePlan plan;
    private final long plannedCases;
    private final Map<String, Long> casesPerTag;
    private final boolean weighted;
    private final List<String> problems = new ArrayList<>();

    PlanCheck(GatePlan plan, long plannedCases, Map<String, Long> casesPerTag, boolean weighted) {
        this.plan = plan;
        this.plannedCases = plannedCases;
        this.casesPerTag = casesPerTag;
        this.weighted = weighted;
    }

    List<String> problems() {
        checkSamples();
        checkEarlyStop();
        checkBudgets();
        Set<PassRateGate> seen = new HashSet<>();
        for (PassRateGate gate : plan.gates()) {
            if (!seen.add(new PassRateGate(
                    0,
                    gate.claim(),
                    0,
                    BinomialMethod.EXACT,
                    gate.slice(),
                    gate.measure(),
                    gate.k(),
                    gate.failures()))) {
                problems.add("two gates make the same claim about " + ClaimText.slice(gate.slice())
                        + ": keep the stricter one");
            }
            if (checkValues(gate)) {
                checkSlices(gate);
            }
        }
        return problems;
    }

    /** A trial that is a sample is known ahead; how many calls there will be is not. */
    private void checkBudgets() {
        if (!plan.budgets().isEmpty() && plan.earlyStop() != EarlyStop.NONE) {
            problems.add("stop = " + plan.earlyStop() + " leaves cases out that the budget "
                    + plan.budgets().get(0).text() + " has to see: take one of them away");
        }
        long trials = plannedCases * plan.samples();
        for (Budget budget : plan.budgets()) {
            if (budget.statistic() instanceof Budget.Statistic.Quantile quantile
                    && budget.trial() == Budget.Trial.SAMPLE) {
                int fewest = Quantiles.fewest(quantile.p(), budget.confidence());
                if (trials < fewest) {
                    problems.add(budget.text() + " cannot be decided with "
                            + Texts.count(trials, "sample") + ": it takes " + fewest
                            + "; limit a lower percentile or the maximum, or add cases or samples");
                }
            }
        }
    }

    private void checkSamples() {
        if (plan.samples() < 1) {
            problems.add("samples must be at least 1, was " + plan.samples());
        }
        if (plan.passAtLeast() < 0 || plan.passAtLeast() > plan.samples()) {
            problems.add("passAtLeast must lie between 1 and the number of samples (" + plan.samples() + "), was "
                    + plan.passAtLeast());
        }
        if (plan.maxErrors() < 0) {
            problems.add("maxErrors must not be negative, was " + plan.maxErrors());
        }
    }

    private void checkEarlyStop() {
        if (plan.earlyStop() == EarlyStop.NONE) {
            return;
        }
        if (plan.gates().isEmpty()) {
            problems.add("early stop needs a pass-rate gate that it can decide");
        }
        if (weighted) {
            problems.add("early stop needs cases of equal weight");
        }
        boolean reduced = plan.gates().stream().anyMatch(gate -> gate.measure() != Measure.RATE);
        if (reduced || !plan.casesAreTrials()) {
            problems.add("early stop needs one verdict per case: use samples = 1 or passAtLeast, and no pass@k or"
                    + " pass^k gate");
        }
    }

    /** Check the gate's own values; only a gate of sane values can be checked against numbers of cases. */
    private boolean checkValues(PassRateGate gate) {
        int before = problems.size();
        String name = "gate on " + ClaimText.slice(gate.slice()) + ": ";
        Reading reading = Reading.of(gate);
        if (!(gate.threshold() > 0 && gate.threshold() <= 1)) {
            problems.add(name
                    + (reading.ofFailures()
                            ? "at most must lie between 0 and below 1"
                            : "threshold must lie above 0 and not above 1, was " + gate.threshold()));
        } else if (gate.threshold() == 1 && gate.claim() != Claim.POINT) {
            problems.add(name + "no number of cases shows anything about a threshold of " + reading.level(1)
                    + "; claim less, or use the point claim");
        }
        if (!(gate.confidence() > 0.5 && gate.confidence() < 1)) {
            problems.add(name + "confidence must lie between 0.5 and 1, was " + gate.confidence());
        }
        if (!gate.bound().decidesGates()) {
            problems.add(name + gate.bound() + " is for comparison only; use EXACT");
        }
        boolean oneTrialPerCase = plan.casesAreTrials() && gate.measure() == Measure.RATE && !weighted;
        if (!oneTrialPerCase && gate.bound() != BinomialMethod.EXACT) {
            problems.add(
                    name + gate.bound() + " needs one pass or failure of equal weight per case; leave the default");
        }
        if (gate.measure() != Measure.RATE && (gate.k() < 1 || gate.k() > plan.samples())) {
            problems.add(
                    name + "k must lie between 1 and the number of samples (" + plan.samples() + "), was " + gate.k());
        }
        return problems.size() == before;
    }

    private void checkSlices(PassRateGate gate) {
        if (!gate.onSlice()) {
            checkCases(gate, "the set", plannedCases);
        } else if (!gate.slice().equals(PassRateGate.EACH_TAG)) {
            checkSlice(gate, gate.slice());
        } else if (casesPerTag.isEmpty()) {
            problems.add("gate on each tag: no case has a tag");
        } else if (casesPerTag.size() > GateTally.MAX_TAGS) {
            problems.add("gate on each tag: " + casesPerTag.size() + " tags are more than " + GateTally.MAX_TAGS
                    + "; name the slices that matter");
        } else {
            new TreeSet<>(casesPerTag.keySet()).forEach(tag -> checkSlice(gate, tag));
        }
    }

    private void checkSlice(PassRateGate gate, String tag) {
        long cases = casesPerTag.getOrDefault(tag, 0L);
        if (cases == 0) {
            String known = casesPerTag.isEmpty() ? "none" : String.join(", ", new TreeSet<>(casesPerTag.keySet()));
            problems.add("gate on slice '" + tag + "': no case has this tag; tags are: " + known);
        } else {
            checkCases(gate, "slice '" + tag + "'", cases);
        }
    }

    private void checkCases(PassRateGate gate, String where, long cases) {
        if (cases < 1) {
            problems.add(where + " has no case to run");
            return;
        }
        if (gate.claim() == Claim.PROVE) {
            int needed = casesToProve(gate);
            if (cases < needed) {
                Reading reading = Reading.of(gate);
                problems.add("to prove "
                        + (reading.ofFailures() ? "" : "a ")
                        + reading.measure(gate.measure(), gate.k())
                        + (reading.ofFailures() ? " of at most " : " of ")
                        + reading.level(gate.threshold()) + " with "
                        + Texts.level(gate.confidence()) + " confidence, " + where + " needs at least " + needed
                        + " cases, all passing; it has " + cases);
            }
        }
        if (gate.claim() == Claim.NO_EVIDENCE_BELOW) {
            int needed = casesToRefute(gate);
            if (cases < needed) {
                Reading reading = Reading.of(gate);
                problems.add("the claim of no evidence "
                        + (reading.ofFailures() ? "above " : "below ") + reading.level(gate.threshold())
                        + " could never fail: "
                        + where + " needs at least " + needed + " cases; it has " + cases);
            }
        }
    }

    private int casesToProve(PassRateGate gate) {
        return anytime()
                ? new MixtureEProcess(gate.threshold()).straightPasses(gate.alpha())
                : GateDesign.perfectRun(method(gate), gate.threshold(), gate.confidence());
    }

    /** With Holm's correction over m slices, a slice is sure to be able to fail when it can at alpha/m. */
    private int casesToRefute(PassRateGate gate) {
        double confidence = 1 - gate.alpha() / familySize(gate);
        if (anytime()) {
            return new MixtureEProcess(gate.threshold()).straightFailures(1 - confidence);
        }
        BinomialMethod method = gate.onSlice() && !weighted ? BinomialMethod.EXACT : method(gate);
        return GateDesign.perfectRun(method, 1 - gate.threshold(), confidence);
    }

    private boolean anytime() {
        return plan.earlyStop() == EarlyStop.ANYTIME;
    }

    private BinomialMethod method(PassRateGate gate) {
        return weighted && plan.casesAreTrials() && gate.measure() == Measure.RATE
                ? BinomialMethod.WILSON
                : gate.bound();
    }

    private long familySize(PassRateGate gate) {
        if (!gate.onSlice()) {
            return 1;
        }
        return plan.gates().stream()
                .filter(other -> other.onSlice()
                        && other.claim() == Claim.NO_EVIDENCE_BELOW
                        && other.confidence() == gate.confidence())
                .mapToLong(other -> other.slice().equals(PassRateGate.EACH_TAG) ? casesPerTag.size() : 1)
                .sum();
    }
}
