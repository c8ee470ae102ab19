package io.github.junitllm.assertions.trace;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.trace.SampleSpans;
import io.github.junitllm.trace.TracedSpan;
import java.util.List;
import java.util.function.Function;

/** A check of spans that fails, as its opposite does, where none was captured: nobody knows then what the application did. */
record SpanCheck(String description, String opposite, boolean negated, Function<List<TracedSpan>, CheckResult> rule)
        implements Check<SampleSpans> {

    static Check<SampleSpans> of(String description, Function<List<TracedSpan>, CheckResult> rule) {
        return new SpanCheck(description, "not " + description, false, rule);
    }

    static Check<SampleSpans> of(String description, String opposite, Function<List<TracedSpan>, CheckResult> rule) {
        return new SpanCheck(description, opposite, false, rule);
    }

    @Override
    public CheckResult check(SampleSpans spans) {
        if (spans.all().isEmpty()) {
            return CheckResult.fail("no span was captured. " + spans.absence());
        }
        CheckResult result = rule.apply(spans.all());
        return negated ? new CheckResult(!result.passed(), 1 - result.score(), result.reason(), null, null) : result;
    }

    @Override
    @SuppressWarnings("ArgumentSelectionDefectChecker") // the opposite is asked
    public Check<SampleSpans> not() {
        return new SpanCheck(opposite, description, !negated, rule);
    }

    @Override
    public String toString() {
        return description;
    }
}
