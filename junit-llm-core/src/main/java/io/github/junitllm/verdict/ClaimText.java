package io.github.junitllm.verdict;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names claims the way people read them. */
final class ClaimText {

    private static final int NAMED_CLAIMS = 3;
    private static final double DEFAULT_CONFIDENCE = 0.95;

    private ClaimText() {}

    static String measure(Measure measure, int k) {
        return switch (measure) {
            case RATE -> "pass rate";
            case PASS_AT_K -> "pass@" + k;
            case PASS_HAT_K -> "pass^" + k;
        };
    }

    static String slice(String slice) {
        return switch (slice) {
            case PassRateGate.WHOLE_SET -> "the whole set";
            case PassRateGate.EACH_TAG -> "each tag";
            default -> "slice '" + slice + "'";
        };
    }

    /** Name the gate's claim: {@code pass rate >= 90 %}, {@code refund: proves pass rate >= 95 %}. */
    static String name(PassRateGate gate) {
        String where =
                gate.onSlice() ? (gate.slice().equals(PassRateGate.EACH_TAG) ? "each tag" : gate.slice()) + ": " : "";
        Reading reading = Reading.of(gate);
        String what = reading.measure(gate.measure(), gate.k()) + " ";
        double threshold = gate.threshold();
        return where
                + switch (gate.claim()) {
                    case POINT -> what + reading.required(threshold);
                    case PROVE -> "proves " + what + reading.required(threshold) + confidence(gate);
                    case NO_EVIDENCE_BELOW -> "no evidence of " + what + reading.missed(threshold) + confidence(gate);
                };
    }

    /** Name what the gate requires after the rate was already named: {@code point >= 90 %}. */
    static String required(PassRateGate gate) {
        Reading reading = Reading.of(gate);
        return switch (gate.claim()) {
            case POINT -> "point " + reading.required(gate.threshold());
            case PROVE -> "proven " + reading.required(gate.threshold()) + confidence(gate);
            case NO_EVIDENCE_BELOW ->
                "no evidence " + (reading.ofFailures() ? "above " : "below ") + reading.level(gate.threshold())
                        + confidence(gate);
        };
    }

    static String names(List<PassRateGate> gates, List<Budget> budgets) {
        List<String> ofGates = gates.isEmpty()
                ? List.of("every case passes")
                : gates.stream().map(ClaimText::name).toList();
        String names = Stream.concat(ofGates.stream(), budgets.stream().map(Budget::text))
                .limit(NAMED_CLAIMS)
                .collect(Collectors.joining("; "));
        int moreGates = Math.max(0, ofGates.size() - NAMED_CLAIMS);
        int moreBudgets = Math.min(budgets.size(), Math.max(0, ofGates.size() + budgets.size() - NAMED_CLAIMS));
        String more = Stream.of(more(moreGates, "gate"), more(moreBudgets, "budget"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" and "));
        return more.isEmpty() ? names : names + "; and " + more;
    }

    private static String more(int count, String noun) {
        return count == 0 ? "" : Texts.count(count, "more " + noun);
    }

    private static String confidence(PassRateGate gate) {
        return gate.confidence() == DEFAULT_CONFIDENCE ? "" : " (" + Texts.level(gate.confidence()) + " confidence)";
    }
}
