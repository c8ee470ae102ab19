package io.github.junitllm.eval;

import java.util.List;
import org.apiguardian.api.API;

/** Looks at every sample of an eval once its body has ended, unless a call went wrong. Thread-safe. */
@FunctionalInterface
@API(status = API.Status.INTERNAL, since = "0.1")
public interface SampleInspector {

    /**
     * Looks at a sample.
     *
     * @throws AssertionError if the sample is to fail; its first line stands alone
     * @throws Exception if it cannot be told, which makes the sample an error
     */
    void inspect(InspectedSample sample) throws Exception;

    /** Returns what to tell once with the verdict, of all samples it looked at; each a sentence. */
    default List<String> notes() {
        return List.of();
    }

    /**
     * Tells whether it alone decides what a failure is, as where a rate has a meaning of its own: what else fails in a sample
     * that it does not fail, the body of the method or other inspectors, is an error then.
     */
    default boolean decides() {
        return false;
    }

    /** Tells whether it looks at the task's answer: then the task runs even where the method declares no answer. */
    default boolean wantsAnswer() {
        return false;
    }
}
