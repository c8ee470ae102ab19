package io.github.junitllm.eval;

import io.github.junitllm.golden.EvalCase;
import org.apiguardian.api.API;

/**
 * Accompanies one execution of an eval and changes nothing of it. Thread-safe; what it throws breaks the sample.
 *
 * <p>An eval that nobody accompanies pays nothing for that somebody could.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface EvalObserver {

    /** Is told that the work on a sample begins, in the thread of its task or its check. */
    SampleObserver begin(EvalCase golden, int sample);

    /**
     * Is told once that the eval has ended.
     *
     * @param verdict the first line of its verdict; empty where there is none
     * @param passed whether the verdict is a pass
     */
    void ended(String verdict, boolean passed);
}
