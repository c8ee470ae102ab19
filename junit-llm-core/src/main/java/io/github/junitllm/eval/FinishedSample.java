package io.github.junitllm.eval;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A sample whose node has ended.
 *
 * @param answer what the task returned; null if there was no task or it gave no answer
 * @param check how long the check took; null if it was not reached
 * @param node its place among the nodes of the method, from 1
 */
record FinishedSample(
        SampleScope scope,
        Outcome outcome,
        @Nullable LlmAnswer answer,
        @Nullable Duration check,
        int node) {}
