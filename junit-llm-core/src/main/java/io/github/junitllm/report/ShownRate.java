package io.github.junitllm.report;

import io.github.junitllm.journal.Estimate;
import io.github.junitllm.journal.VerdictRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rate as tables show it: the share that passes or, where gates ask how many fail, the share that fails.
 *
 * @param failures what failing cases are called then; null to show the share that passes
 */
record ShownRate(Estimate estimate, @Nullable String failures) {

    /** Returns what failing cases are called where the gates on the whole set ask how many of them there are. */
    static @Nullable String failures(VerdictRecord verdict) {
        List<VerdictRecord.Gate> whole =
                verdict.gates().stream().filter(gate -> gate.slice() == null).toList();
        String first = whole.isEmpty() ? null : whole.get(0).failures();
        return first != null && whole.stream().allMatch(gate -> first.equals(gate.failures())) ? first : null;
    }

    String percent() {
        return Figures.percent(failures == null ? estimate.rate() : 1 - estimate.rate());
    }

    String interval() {
        return failures == null
                ? Figures.interval(estimate.lower(), estimate.upper())
                : Figures.interval(1 - estimate.upper(), 1 - estimate.lower());
    }

    /** Returns how many of how many: {@code 3 of 40}. */
    String counts() {
        long counted = failures == null ? estimate.passes() : estimate.trials() - estimate.passes();
        return Figures.count(counted) + " of " + Figures.count(estimate.trials());
    }
}
