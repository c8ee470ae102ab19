package io.github.junitllm.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Writes a judgement for people, the same in every locale. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class VerdictText {

    private static final int NAMED_CASES = 10;
    private static final int LISTED_CASES = 20;
    private static final int LISTED_SLICES = 20;
    private static final int MESSAGE_LINES = 4;
    private static final int LINE_LENGTH = 200;

    private VerdictText() {}

    /** Name what gates and budgets claim, short enough for a display name: {@code pass rate >= 90 %}. */
    public static String claim(GatePlan plan) {
        return ClaimText.names(plan.gates(), plan.budgets());
    }

    /** Name what one gate claims, with its slice. */
    public static String claim(PassRateGate gate) {
        return ClaimText.name(gate);
    }

    /** Write everything: a first line that stands alone, gates, slices, notes, failing cases, what to do next. */
    public static String message(Judgement judgement) {
        List<String> lines = new ArrayList<>();
        lines.add(firstLine(judgement));
        judgement.problems().stream().skip(1).forEach(problem -> lines.add("  also: " + problem));
        if (judgement.gates().size() > 1 || hasReason(judgement)) {
            lines.add("gates:");
            judgement.gates().forEach(gate -> lines.add("  " + gateLine(gate)));
        }
        if (!judgement.budgets().isEmpty()) {
            lines.add("budgets:");
            judgement.budgets().forEach(budget -> lines.add("  " + budgetLine(budget)));
        }
        addSlices(judgement, lines);
        judgement.notes().forEach(note -> lines.add("note: " + note));
        addCases("failing", judgement.failing(), judgement.failingTotal(), lines);
        addCases("not decided", judgement.errored(), judgement.counts().errored(), lines);
        lines.addAll(next(judgement));
        return String.join("\n", lines);
    }

    /** Write the line that stands alone: rate, n, interval, requirement, verdict, failing ids. */
    public static String firstLine(Judgement judgement) {
        StringBuilder line = new StringBuilder();
        GateVerdict ofRates = judgement.verdictOfRates();
        BudgetResult broken = broken(judgement);
        if (broken != null) {
            line.append(clause(broken)).append("; ");
        }
        if (!judgement.problems().isEmpty()) {
            line.append("not decided: ").append(judgement.problems().get(0)).append("; ");
        }
        GateResult gate = headline(judgement);
        RateEstimate estimate = gate == null || gate.estimate() == null ? judgement.overall() : gate.estimate();
        line.append(estimate == null ? "no pass rate" : estimate(estimate, thresholdOf(gate), reading(gate)));
        line.append(", required: ").append(required(gate)).append(": ").append(ofRates);
        if (judgement.gates().size() > 1) {
            line.append(" (").append(tally(judgement.gates())).append(')');
        }
        if (judgement.problems().isEmpty() && gate != null && gate.estimate() == null) {
            line.append("; ").append(gate.reason());
        }
        if (!judgement.budgets().isEmpty() && broken == null) {
            line.append("; ")
                    .append(Texts.count(judgement.budgets().size(), "budget"))
                    .append(" kept");
        }
        if (judgement.failingTotal() > 0) {
            line.append("; failing: ").append(ids(judgement.failing(), judgement.failingTotal()));
        }
        return line.toString();
    }

    /** Write one short line for a console table or a summary. */
    public static String shortForm(Judgement judgement) {
        RateEstimate overall = judgement.overall();
        Reading reading = judgement.plan().reading();
        String rate = overall == null
                ? "no pass rate"
                : reading.percent(overall.rate()) + " (" + reading.count(overall) + "/" + overall.trials() + ") "
                        + reading.interval(overall);
        return rate + ", " + claim(judgement.plan()) + ": " + judgement.verdict();
    }

    /** Write an estimate with its counts and interval: {@code pass rate 70.0 % (7 of 10 cases), 95 % interval ...}. */
    public static String estimate(RateEstimate estimate) {
        return estimate(estimate, Double.NaN, Reading.PASSES);
    }

    private static String estimate(RateEstimate estimate, double threshold, Reading reading) {
        String where = estimate.slice().equals(PassRateGate.WHOLE_SET) ? "" : estimate.slice() + ": ";
        String weighted = estimate.weighted() ? "weighted " : "";
        String rate = Double.isNaN(threshold)
                ? reading.percent(estimate.rate())
                : reading.percent(estimate.rate(), threshold);
        return where + weighted + reading.measure(estimate.measure(), estimate.k()) + " " + rate + " ("
                + counts(estimate, reading) + "), " + interval(estimate, reading);
    }

    private static @Nullable BudgetResult broken(Judgement judgement) {
        return judgement.budgets().stream()
                .filter(budget -> budget.verdict() != GateVerdict.PASS)
                .reduce((first, second) -> first.verdict().and(second.verdict()) == first.verdict() ? first : second)
                .orElse(null);
    }

    /** Write what one budget says, with its claim: {@code cost per call <= 1 USD: FAIL, highest 2 USD, ...}. */
    public static String clause(BudgetResult budget) {
        return budget.budget().text() + ": " + budget.verdict() + ", " + budget.reason();
    }

    private static String budgetLine(BudgetResult budget) {
        return budget.verdict() + "  " + budget.budget().text() + ": " + budget.reason();
    }

    private static String interval(RateEstimate estimate, Reading reading) {
        return Texts.level(estimate.confidence()) + " interval " + reading.interval(estimate) + " (" + estimate.method()
                + ")";
    }

    private static String counts(RateEstimate estimate, Reading reading) {
        if (estimate.trials() == estimate.cases()) {
            return reading.count(estimate) + " of " + Texts.count(estimate.trials(), "case");
        }
        return reading.count(estimate) + " of " + Texts.count(estimate.trials(), "sample") + " in "
                + Texts.count(estimate.cases(), "case");
    }

    private static String gateLine(GateResult gate) {
        Reading reading = Reading.of(gate.gate());
        String counts = gate.estimate() == null
                ? ""
                : " (" + counts(gate.estimate(), reading) + "), " + interval(gate.estimate(), reading);
        return gate.verdict() + "  " + ClaimText.name(gate.gate().on(gate.slice())) + ": " + gate.reason() + counts;
    }

    /** A single point gate says everything on the first line. */
    private static boolean hasReason(Judgement judgement) {
        return judgement.gates().size() == 1
                && (judgement.gates().get(0).gate().claim() != Claim.POINT
                        || judgement.gates().get(0).gate().onSlice());
    }

    private static void addSlices(Judgement judgement, List<String> lines) {
        List<RateEstimate> slices = judgement.slices();
        if (slices.isEmpty()) {
            return;
        }
        Reading reading = judgement.plan().reading();
        lines.add(reading.ofFailures() ? "slices, highest first:" : "slices, lowest first:");
        slices.stream()
                .sorted(Comparator.comparingDouble(RateEstimate::rate).thenComparing(RateEstimate::slice))
                .limit(LISTED_SLICES)
                .forEach(slice -> lines.add("  " + estimate(slice, Double.NaN, reading)));
        if (slices.size() > LISTED_SLICES) {
            lines.add("  and " + Texts.count(slices.size() - LISTED_SLICES, "more slice"));
        }
    }

    private static void addCases(String title, List<FailingCase> cases, long total, List<String> lines) {
        if (total == 0) {
            return;
        }
        lines.add(title + ", " + Texts.count(total, "case") + ":");
        for (FailingCase one : cases.subList(0, Math.min(LISTED_CASES, cases.size()))) {
            String samples = one.samples() > 1 ? " " + one.passes() + " of " + one.samples() + " samples passed" : "";
            List<String> message = readable(one.message());
            String first = message.isEmpty() ? "" : ": " + message.get(0);
            lines.add("  " + one.id() + " (" + one.source() + ")" + samples + first);
            message.stream().skip(1).forEach(line -> lines.add("      " + line));
        }
        long more = total - Math.min(LISTED_CASES, cases.size());
        if (more > 0) {
            lines.add("  and " + more + " more");
        }
    }

    private static List<String> readable(@Nullable String message) {
        return message == null
                ? List.of()
                : message.lines()
                        .filter(line -> !line.isBlank())
                        .limit(MESSAGE_LINES)
                        .map(line -> Texts.cut(line.stripTrailing(), LINE_LENGTH))
                        .toList();
    }

    private static List<String> next(Judgement judgement) {
        List<String> lines = new ArrayList<>();
        List<FailingCase> first = judgement.errored().isEmpty() ? judgement.failing() : judgement.errored();
        if (nothingDecided(judgement)) {
            lines.add(
                    "next: what breaks every case is seldom the cases: read the first message, then look at the task, the"
                            + " fixtures and the configuration");
        } else if (!first.isEmpty() && judgement.verdict() != GateVerdict.PASS) {
            lines.add("next: run one case alone with -Djunit.llm.case="
                    + first.get(0).id().replace(',', '*'));
        }
        if (judgement.verdict() == GateVerdict.INCONCLUSIVE) {
            lines.add("next: the run proves neither side; add cases, or claim less");
        }
        return lines;
    }

    private static boolean nothingDecided(Judgement judgement) {
        return judgement.counts().errored() > 1
                && judgement.counts().passed() == 0
                && judgement.counts().failed() == 0;
    }

    private static @Nullable GateResult headline(Judgement judgement) {
        return judgement.gates().stream()
                .filter(gate -> gate.verdict() == judgement.verdictOfRates())
                .findFirst()
                .orElse(judgement.gates().isEmpty() ? null : judgement.gates().get(0));
    }

    private static String required(@Nullable GateResult gate) {
        return gate == null ? "every case passes" : ClaimText.required(gate.gate());
    }

    private static Reading reading(@Nullable GateResult gate) {
        return gate == null ? Reading.PASSES : Reading.of(gate.gate());
    }

    private static double thresholdOf(@Nullable GateResult gate) {
        return gate == null ? Double.NaN : gate.gate().threshold();
    }

    private static String tally(List<GateResult> gates) {
        Map<GateVerdict, Integer> counts = new EnumMap<>(GateVerdict.class);
        gates.forEach(gate -> counts.merge(gate.verdict(), 1, Integer::sum));
        String byVerdict = counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return "gates: " + byVerdict;
    }

    private static String ids(List<FailingCase> cases, long total) {
        String ids = cases.stream().limit(NAMED_CASES).map(FailingCase::id).collect(Collectors.joining(", "));
        long more = total - Math.min(NAMED_CASES, cases.size());
        return more > 0 ? ids + " and " + more + " more" : ids;
    }
}
