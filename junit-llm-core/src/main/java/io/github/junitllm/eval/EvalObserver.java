package io.github.junitllm.eval;

import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.trace.SampleTrace;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Accompanies one execution of an eval and changes nothing of it. Thread-safe; what it throws is told once at the console and
 * breaks nothing.
 *
 * <p>An eval that nobody accompanies pays nothing for that somebody could.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface EvalObserver {

    /**
     * Is told that the work on a sample begins, in the thread of its task or its check.
     *
     * @param shared the trace of the sample for which the task ran whose answer this one shares; null if it has a run of its
     *     own, or nobody traced that
     */
    SampleObserver begin(EvalCase golden, int sample, @Nullable SampleTrace shared);

    /**
     * Is told once that the eval has ended.
     *
     * @param verdict the first line of its verdict; empty where there is none
     * @param passed whether the verdict is a pass
     */
    void ended(String verdict, boolean passed);
}
