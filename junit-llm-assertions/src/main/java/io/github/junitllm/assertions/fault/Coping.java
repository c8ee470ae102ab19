package io.github.junitllm.assertions.fault;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.fault.FaultReport;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What an application made of faults.
 *
 * @param answer what its user got, as text
 * @param calls the model calls it made, in order, those that failed among them
 * @param faults what went wrong
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Coping(String answer, List<LlmCall> calls, FaultReport faults) {

    public Coping {
        calls = List.copyOf(calls);
    }

    /** The answer, with what went wrong. */
    @Override
    public String toString() {
        return answer + "\n  faults: " + faults.toString().replace("\n", "; ");
    }
}
