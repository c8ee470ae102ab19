package io.github.junitllm.eval;

import io.github.junitllm.fault.FaultReport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A sample whose node has ended.
 *
 * @param answer what the task returned; null if there was no task or it gave no answer
 * @param check how long the body of the test took, without what is looked at after it; null if it was not reached
 * @param node its place among the nodes of the method, from 1
 */
record FinishedSample(
        SampleScope scope,
        Outcome outcome,
        @Nullable LlmAnswer answer,
        @Nullable Duration check,
        int node) {

    /** Returns what went wrong as planned; the calls of a shared answer were made by another eval's sample. */
    FaultReport faults() {
        return answer == null ? scope.faults() : answer.reportedFaults();
    }
}
