package io.github.junitllm.verdict;

import io.github.junitllm.stats.Saturation;
import java.util.ArrayList;
import java.util.List;

/** Says what a reader should know about a run's numbers. */
record Notes(GatePlan plan, SliceTally whole, RunCounts counts, boolean tagsLeftOut) {

    private static final double CONFIDENCE = 0.95;

    List<String> list(boolean stoppedEarly) {
        List<String> notes = new ArrayList<>();
        if (stoppedEarly) {
            notes.add("Stopped early: " + Texts.count(counts.notRun(), "case")
                    + " did not run, no gate could change any more. The verdict allows for the stop, the interval"
                    + " does not.");
        }
        addSaturation(notes);
        if (whole.weighted()) {
            notes.add("Cases have different weights: the rate is a weighted mean, its interval and bounds are"
                    + " approximate.");
        }
        if (!plan.casesAreTrials() && whole.clusters().samples() > 0) {
            addClusters(notes);
        }
        if (plan.passAtLeast() > 0 && counts.samplesErrored() > 0) {
            notes.add(Texts.count(counts.samplesErrored(), "sample") + " ended in an error; "
                    + Texts.count(counts.errored(), "case") + " could not be decided because of it.");
        }
        if (counts.skipped() > 0) {
            notes.add(Texts.count(counts.skipped(), "case") + " skipped and not in the rate.");
        }
        if (tagsLeftOut) {
            notes.add("More than " + GateTally.MAX_TAGS + " tags: the rest have no numbers of their own.");
        }
        return notes;
    }

    private void addSaturation(List<String> notes) {
        long cases = counts.passed();
        boolean flawless = cases > 0 && counts.failed() == 0;
        if (flawless && !whole.weighted()) {
            double bound = Saturation.failureUpperBound(Math.toIntExact(cases), CONFIDENCE);
            notes.add(cases + " of " + cases + ": the failure rate may still be " + Texts.percent(bound)
                    + " (one-sided 95 %).");
        }
    }

    private void addClusters(List<String> notes) {
        var estimate = whole.clusters().estimate();
        if (estimate.degenerate()) {
            notes.add("All cases came out alike, so the repeats say nothing about the error of the rate: the interval"
                    + " is the exact binomial over " + Texts.count(estimate.clusters(), "case") + ".");
        } else {
            notes.add("Repeats of a case are not independent: " + estimate.samples() + " samples are worth "
                    + Texts.number(estimate.effectiveSamples()) + " (design effect "
                    + Texts.number(estimate.designEffect()) + ").");
        }
    }
}
