package io.github.junitllm.report;

import io.github.junitllm.journal.ModelUse;
import io.github.junitllm.journal.VerdictRecord;
import io.github.junitllm.verdict.Measure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the tables say about one method. */
record Row(
        String method,
        String cases,
        String rate,
        String interval,
        String verdict,
        String claim,
        String calls,
        String tokens,
        String time) {

    private static final String ABSENT = "-";

    static final Row HEAD =
            new Row("method", "cases", "pass rate", "interval", "verdict", "claim", "calls", "tokens", "time");

    static Row of(MethodResult result) {
        ShownRate rate = rate(result);
        return new Row(
                result.shortName(),
                result.verdict() == null ? ABSENT : cases(result.verdict()),
                rate == null ? ABSENT : rate.percent() + measure(result, rate),
                rate == null ? ABSENT : rate.interval(),
                result.verdict() == null ? "not judged" : verdict(result.verdict()),
                result.verdict() == null ? ABSENT : result.verdict().claim(),
                Figures.count(result.use().calls()),
                tokens(result.use()),
                Figures.duration(result.wall()));
    }

    List<String> cells() {
        return List.of(method, cases, rate, interval, verdict, claim, calls, tokens, time);
    }

    /** Returns what a gate asks for, without its slice: {@code attack success <= 5 %}, {@code prove pass^3 >= 80 %}. */
    static String claim(VerdictRecord.Gate gate) {
        String measure =
                switch (gate.measure()) {
                    case RATE -> gate.failures() == null ? "pass rate" : gate.failures();
                    case PASS_AT_K -> "pass@" + gate.k();
                    case PASS_HAT_K -> "pass^" + gate.k();
                };
        String bound = gate.failures() == null
                ? " >= " + Figures.percent(gate.threshold())
                : " <= " + Figures.percent(1 - gate.threshold());
        String how =
                switch (gate.claim()) {
                    case POINT -> "";
                    case PROVE -> "proof of ";
                    case NO_EVIDENCE_BELOW -> "no evidence against ";
                };
        return how + measure + bound;
    }

    private static @Nullable ShownRate rate(MethodResult result) {
        VerdictRecord.Gate reduced = reducedGate(result);
        if (reduced != null && reduced.estimate() != null) {
            return new ShownRate(reduced.estimate(), null);
        }
        VerdictRecord verdict = result.verdict();
        return verdict == null || verdict.estimate() == null
                ? null
                : new ShownRate(verdict.estimate(), ShownRate.failures(verdict));
    }

    private static String measure(MethodResult result, ShownRate rate) {
        if (rate.failures() != null) {
            return " " + rate.failures();
        }
        VerdictRecord.Gate reduced = reducedGate(result);
        if (reduced == null || reduced.estimate() == null) {
            return "";
        }
        return (reduced.measure() == Measure.PASS_AT_K ? " pass@" : " pass^") + reduced.k();
    }

    /** Returns the gate on the whole set where that is about pass@k or pass^k and none is about the plain rate. */
    private static VerdictRecord.@Nullable Gate reducedGate(MethodResult result) {
        if (result.verdict() == null) {
            return null;
        }
        List<VerdictRecord.Gate> whole = result.verdict().gates().stream()
                .filter(gate -> gate.slice() == null || gate.slice().isEmpty())
                .toList();
        boolean plain = whole.stream().anyMatch(gate -> gate.measure() == Measure.RATE);
        return plain || whole.isEmpty() ? null : whole.get(0);
    }

    private static String cases(VerdictRecord verdict) {
        long total = verdict.cases().total();
        long ran = total - verdict.cases().notRun();
        return ran == total ? Figures.count(total) : Figures.count(ran) + " of " + Figures.count(total);
    }

    private static String verdict(VerdictRecord verdict) {
        return verdict.verdict() + (verdict.partial() ? ", partial" : "") + (verdict.stoppedEarly() ? ", early" : "");
    }

    private static String tokens(ModelUse use) {
        if (use.inputTokens() == null && use.outputTokens() == null) {
            return ABSENT;
        }
        long sum = orZero(use.inputTokens()) + orZero(use.outputTokens());
        return (use.unmetered() > 0 ? "\u2265 " : "") + Figures.count(sum);
    }

    private static long orZero(@Nullable Long tokens) {
        return tokens == null ? 0 : tokens;
    }
}
