package io.github.junitllm.verdict;

import io.github.junitllm.stats.BinomialMethod;
import java.util.List;
import java.util.Set;

/** Plans and runs as the tests of this package need them. */
final class Runs {

    private Runs() {}

    static GatePlan plan(PassRateGate... gates) {
        return plan(EarlyStop.NONE, gates);
    }

    static GatePlan plan(EarlyStop earlyStop, PassRateGate... gates) {
        return new GatePlan(List.of(gates), 1, 0, 0, earlyStop);
    }

    static GatePlan samples(int samples, int passAtLeast, PassRateGate... gates) {
        return new GatePlan(List.of(gates), samples, passAtLeast, 0, EarlyStop.NONE);
    }

    static PassRateGate gate(Claim claim, double threshold) {
        return gate(claim, threshold, "");
    }

    static PassRateGate gate(Claim claim, double threshold, String slice) {
        return new PassRateGate(threshold, claim, 0.95, BinomialMethod.EXACT, slice, Measure.RATE, 0);
    }

    static PassRateGate gate(Measure measure, int k, Claim claim, double threshold) {
        return new PassRateGate(threshold, claim, 0.95, BinomialMethod.EXACT, "", measure, k);
    }

    static CaseOutcome passed(int number, String... tags) {
        return outcome(number, 1, 0, 0, 0, tags);
    }

    static CaseOutcome failed(int number, String... tags) {
        return outcome(number, 0, 1, 0, 0, tags);
    }

    static CaseOutcome errored(int number, String... tags) {
        return outcome(number, 0, 0, 1, 0, tags);
    }

    static CaseOutcome skipped(int number, String... tags) {
        return outcome(number, 0, 0, 0, 1, tags);
    }

    static CaseOutcome outcome(int number, int passes, int failures, int errors, int skipped, String... tags) {
        return weighted(number, 1, passes, failures, errors, skipped, tags);
    }

    static CaseOutcome weighted(
            int number, double weight, int passes, int failures, int errors, int skipped, String... tags) {
        String id = "refund-%03d".formatted(number);
        String message = failures > 0 ? "expected: 30 days\nbut was: 14 days" : errors > 0 ? "no fixture" : null;
        return new CaseOutcome(
                id, "refunds.jsonl:" + number, weight, Set.of(tags), passes, failures, errors, skipped, message);
    }

    /** Run so many passing and then so many failing cases to the end of the plan. */
    static Judgement complete(GatePlan plan, int passes, int failures, String... tags) {
        GateTally tally = new GateTally(plan);
        for (int i = 0; i < passes; i++) {
            tally.add(passed(i, tags));
        }
        for (int i = 0; i < failures; i++) {
            tally.add(failed(passes + i, tags));
        }
        return tally.judge(passes + failures, 0, false);
    }

    static Judgement complete(GatePlan plan, CaseOutcome... outcomes) {
        GateTally tally = new GateTally(plan);
        for (CaseOutcome outcome : outcomes) {
            tally.add(outcome);
        }
        return tally.judge(outcomes.length, 0, false);
    }
}
