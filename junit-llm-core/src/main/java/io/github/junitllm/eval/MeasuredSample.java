package io.github.junitllm.eval;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.VirtualTime;
import io.github.junitllm.verdict.SampleVerdict;
import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A finished sample as budgets see it.
 *
 * @param verdict what became of it
 * @param own how long the application took by the clock: its task or, where there is none, the body of the test; null where
 *     it did not come to an end
 * @param calls its model calls in the order in which they began, those behind an answer that another eval paid for among
 *     them
 * @param time those of them that were made while {@code own} ran, and not by the checks after it, and what passed without
 *     the clock meanwhile
 * @param due those that a budget over more than one method does not hold yet, as no sample with the same shared answer was
 *     counted before; of a failed run of a shared task, its calls too. For other budgets, all calls
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record MeasuredSample(
        SampleVerdict verdict, @Nullable Duration own, List<LlmCall> calls, VirtualTime time, List<LlmCall> due) {

    public MeasuredSample {
        calls = List.copyOf(calls);
        due = List.copyOf(due);
    }

    static MeasuredSample of(FinishedSample sample) {
        LlmAnswer answer = sample.answer();
        List<LlmCall> calls = Transcript.calls(sample.scope(), answer);
        return new MeasuredSample(
                sample.outcome().verdict(),
                answer == null ? sample.check() : answer.taskTime(),
                calls,
                answer == null ? sample.scope().time() : answer.virtualTime(),
                calls);
    }

    /** Returns the same sample for a budget that holds all its calls but these. */
    MeasuredSample due(List<LlmCall> calls) {
        return new MeasuredSample(verdict, own, this.calls, time, calls);
    }
}
