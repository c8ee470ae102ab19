package io.github.junitllm.assertions;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.assertions.trace.ExpectedSpan;
import io.github.junitllm.assertions.trace.SpanChecks;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.trace.SampleSpans;
import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Assertions about the application's own spans of one sample; what each of them asks exactly stands at its check in
 * {@link SpanChecks}. Where none was captured, all of them fail and say why.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class SpansAssert extends CheckAssert<SpansAssert, SampleSpans> {

    /** Begins assertions; {@link LlmAssertions} reads better. */
    public SpansAssert(SampleSpans actual) {
        super(actual, SpansAssert.class);
    }

    @Override
    protected String subject() {
        return "the application";
    }

    /** Verifies that there is at least one such span, see {@link SpanChecks#has}. */
    public SpansAssert have(ExpectedSpan expected) {
        return passes(SpanChecks.has(expected));
    }

    /** Verifies how many such spans there are, see {@link SpanChecks#count}. */
    public SpansAssert have(Amount amount, ExpectedSpan expected) {
        return passes(SpanChecks.count(expected, amount));
    }

    /** Verifies that such spans began in this order, see {@link SpanChecks#inOrder}. */
    public SpansAssert haveInOrder(ExpectedSpan... expected) {
        return passes(SpanChecks.inOrder(expected));
    }

    /** Verifies that each such span took at most this time, see {@link SpanChecks#within}. */
    public SpansAssert haveWithin(Duration limit, ExpectedSpan expected) {
        return passes(SpanChecks.within(expected, limit));
    }

    /** Verifies that each such span has an attribute of this value, see {@link SpanChecks#attribute}. */
    public SpansAssert haveAttribute(ExpectedSpan expected, String attribute, Object value) {
        return passes(SpanChecks.attribute(expected, attribute, value));
    }

    /** Verifies that each of the inner spans lies in one of the outer ones, see {@link SpanChecks#inside}. */
    public SpansAssert haveInside(ExpectedSpan outer, ExpectedSpan inner) {
        return passes(SpanChecks.inside(inner, outer));
    }

    /** Verifies that no span failed, see {@link SpanChecks#noErrors()}. */
    public SpansAssert haveNoErrors() {
        return passes(SpanChecks.noErrors());
    }

    /** Verifies that the calls of tools pass a check of {@code ToolChecks}, see {@link SpanChecks#toolCalls(Check)}. */
    public SpansAssert haveToolCalls(Check<? super List<ToolCall>> check) {
        return passes(SpanChecks.toolCalls(check));
    }
}
