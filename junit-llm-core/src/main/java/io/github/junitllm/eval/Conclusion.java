package io.github.junitllm.eval;

import io.github.junitllm.verdict.BudgetResult;
import io.github.junitllm.verdict.GateResult;
import io.github.junitllm.verdict.GateVerdict;
import io.github.junitllm.verdict.Judgement;
import io.github.junitllm.verdict.RunCounts;
import io.github.junitllm.verdict.VerdictText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the verdict node does, and why.
 *
 * @param result what becomes of the node
 * @param verdict what the gates say; INCONCLUSIVE where they were not asked
 * @param message the whole message; its first line stands alone
 */
record Conclusion(Result result, GateVerdict verdict, String message) {

    /** The outcome of a node. */
    enum Result {
        PASS,
        SKIP,
        FAIL
    }

    /**
     * Concludes.
     *
     * @param finishedSamples how many samples ended, whatever came of them
     * @param untested why green would mean nothing, or null
     * @param untestedAsAWhole why it would where all cases ran, or null
     */
    static Conclusion of(
            EvalDefinition definition,
            Judgement judgement,
            Partial partial,
            long finishedSamples,
            @Nullable String untested,
            @Nullable String untestedAsAWhole) {
        if (untested != null) {
            return new Conclusion(Result.FAIL, GateVerdict.ERROR, untested);
        }
        if (partial != Partial.NO) {
            return ofPartial(judgement, partial, finishedSamples).unlessBroken(judgement);
        }
        String notMade = definition.faults().note();
        if (notMade != null && judgement.counts().errored() == 0) {
            return new Conclusion(Result.SKIP, GateVerdict.INCONCLUSIVE, "not decided: " + notMade)
                    .unlessBroken(judgement);
        }
        if (untestedAsAWhole != null) {
            return new Conclusion(Result.FAIL, GateVerdict.ERROR, untestedAsAWhole);
        }
        String message = VerdictText.message(judgement);
        return new Conclusion(result(definition, judgement), judgement.verdict(), message);
    }

    /**
     * Concludes for a method whose verdict node was never reached, or broke off itself.
     *
     * @param tolerated whether it has failures that are not red themselves
     */
    static Conclusion undecided(Judgement judgement, boolean tolerated) {
        boolean whole = judgement.counts().notRun() == 0;
        var undecided = new Conclusion(
                tolerated ? Result.FAIL : Result.SKIP,
                whole ? GateVerdict.ERROR : GateVerdict.INCONCLUSIVE,
                whole
                        ? "not decided: all cases ran, but the verdict did not; the failure of its node says why"
                        : "partial run: not decided (" + ran(judgement.counts())
                                + "); failing cases of this method are only tolerated where its verdict follows: run"
                                + " the whole method");
        return undecided.unlessBroken(judgement);
    }

    /** Returns this where nothing is decided; else what a budget says of the cases that ran, whatever the others do. */
    private Conclusion unlessBroken(Judgement judgement) {
        List<BudgetResult> broken =
                judgement.budgets().stream().filter(BudgetResult::isFinal).toList();
        if (broken.isEmpty()) {
            return this;
        }
        boolean error = verdict == GateVerdict.ERROR
                || broken.stream().anyMatch(budget -> budget.verdict() == GateVerdict.ERROR);
        var text = new StringBuilder(VerdictText.clause(broken.get(0)));
        text.append("; otherwise ").append(message);
        broken.stream().skip(1).forEach(budget -> text.append("\n  also: ").append(VerdictText.clause(budget)));
        return new Conclusion(Result.FAIL, error ? GateVerdict.ERROR : GateVerdict.FAIL, text.toString());
    }

    private static Result result(EvalDefinition definition, Judgement judgement) {
        return switch (judgement.verdict()) {
            case PASS -> Result.PASS;
            case ERROR -> Result.FAIL;
            // Without a gate the failing cases are red themselves, and red again here they would outlive their re-run.
            case FAIL -> definition.gated() || overBudget(judgement) ? Result.FAIL : Result.SKIP;
            case INCONCLUSIVE -> skipsInconclusive(definition, judgement) ? Result.SKIP : Result.FAIL;
        };
    }

    private static boolean skipsInconclusive(EvalDefinition definition, Judgement judgement) {
        return judgement.gates().stream()
                        .filter(gate -> gate.verdict() == GateVerdict.INCONCLUSIVE)
                        .map(GateResult::gate)
                        .allMatch(gate -> definition.onInconclusive().get(gate) == Inconclusive.SKIP)
                && definition.budgets().stream()
                        .filter(declared -> declared.onInconclusive() != Inconclusive.SKIP)
                        .noneMatch(declared -> judgement.budgets().stream()
                                .anyMatch(result -> result.budget().equals(declared.budget())
                                        && result.verdict() == GateVerdict.INCONCLUSIVE));
    }

    private static boolean overBudget(Judgement judgement) {
        return judgement.budgets().stream().anyMatch(budget -> budget.verdict() == GateVerdict.FAIL);
    }

    private static Conclusion ofPartial(Judgement judgement, Partial partial, long finishedSamples) {
        RunCounts counts = judgement.counts();
        if (finishedSamples == 0) {
            return new Conclusion(
                    Result.FAIL,
                    GateVerdict.ERROR,
                    "partial run: not decided (none of the " + counts.planned()
                            + " cases ran in this selection); run the whole method");
        }
        String what = "partial run: not decided (" + ran(counts) + ")";
        boolean nothingDecided = counts.passed() + counts.failed() + counts.errored() == 0;
        if (partial == Partial.BY_SELECTION || nothingDecided) {
            return new Conclusion(
                    Result.FAIL,
                    nothingDecided ? GateVerdict.ERROR : GateVerdict.INCONCLUSIVE,
                    what + "; run the whole method");
        }
        return new Conclusion(Result.SKIP, GateVerdict.INCONCLUSIVE, what);
    }

    private static String ran(RunCounts counts) {
        var text = new StringBuilder();
        text.append(counts.cases()).append(" of ").append(counts.planned()).append(" cases ran: ");
        text.append(counts.passed()).append(" passed");
        append(text, counts.failed(), " failed");
        append(text, counts.errored(), counts.errored() == 1 ? " error" : " errors");
        append(text, counts.skipped(), " skipped");
        return text.toString();
    }

    private static void append(StringBuilder text, long count, String what) {
        if (count > 0) {
            text.append(", ").append(count).append(what);
        }
    }

    String firstLine() {
        return message.lines().findFirst().orElse("");
    }
}
