package io.github.junitllm.eval;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.golden.EvalCase;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A sample as an inspector sees it.
 *
 * @param golden the case
 * @param answer what the task answered; null where there is no task. Reading it counts as checking it
 * @param calls the model calls in the order in which they began, those of the task among them
 * @param recorder for scores and attachments
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record InspectedSample(EvalCase golden, @Nullable LlmAnswer answer, List<LlmCall> calls, EvalRecorder recorder) {

    public InspectedSample {
        calls = List.copyOf(calls);
    }
}
