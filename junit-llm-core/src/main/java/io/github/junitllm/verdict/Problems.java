package io.github.junitllm.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finds why a run as a whole cannot be judged, whatever its rate. */
record Problems(GatePlan plan, SliceTally whole, long errors, List<FailingCase> errored) {

    private static final int NAMED_CASES = 3;

    List<String> list(long plannedCases, long missing, boolean lawfulStop) {
        List<String> problems = new ArrayList<>();
        if (errors > plan.maxErrors()) {
            problems.add(Texts.count(errors, plan.casesAreTrials() ? "case" : "sample")
                    + " ended in an error ("
                    + plan.maxErrors()
                    + " allowed)"
                    + names());
        }
        if (whole.cases() == 0) {
            problems.add("no case ran");
        } else if (nothingDecided()) {
            problems.add(nothingDecidedBecause());
        }
        if (missing > 0 && !lawfulStop) {
            problems.add("partial run: " + missing + " of " + Texts.count(plannedCases, "case") + " did not run");
        }
        return problems;
    }

    private boolean nothingDecided() {
        return plan.casesAreTrials()
                ? whole.passed() + whole.failed() == 0
                : whole.clusters().samples() == 0;
    }

    private String nothingDecidedBecause() {
        if (whole.skipped() == whole.cases()) {
            return "every case was skipped";
        }
        if (whole.errored() == whole.cases()) {
            return "every case ended in an error";
        }
        return "no case was decided: " + whole.errored() + " ended in an error, " + whole.skipped() + " skipped";
    }

    private String names() {
        if (errored.isEmpty()) {
            return "";
        }
        String names = errored.stream().limit(NAMED_CASES).map(FailingCase::id).collect(Collectors.joining(", "));
        return ": " + (whole.errored() > NAMED_CASES ? names + ", ..." : names);
    }
}
