package io.github.junitllm.eval;

import org.apiguardian.api.API;

/**
 * Keeps facts about one sample beside its verdict: they appear in the journal and in the reports, and gate nothing by
 * themselves.
 *
 * <p>Declare it as a parameter of an {@link LlmEval} or {@link LlmTask} method. Thread-safe. Implemented by the
 * framework only.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface EvalRecorder {

    /** Returns which sample of its case this is, from 1 to {@link LlmEval#samples()}. */
    int sample();

    /**
     * Records a score; a later score of the same name replaces the earlier one.
     *
     * @param name what was measured, not blank
     * @param value any finite number; by custom between 0 and 1
     * @throws IllegalArgumentException if the name is blank or the value is not finite
     */
    void score(String name, double value);

    /**
     * Attaches text to the sample, as a file that JUnit publishes beside the test.
     *
     * @param fileName a plain file name such as {@code prompt.txt}
     * @throws IllegalArgumentException if the name is blank or contains a path
     */
    void attach(String fileName, String content);

    /**
     * Attaches a file's bytes to the sample.
     *
     * @param fileName a plain file name such as {@code page.png}
     * @throws IllegalArgumentException if the name is blank or contains a path
     */
    void attach(String fileName, byte[] content);
}
