package io.github.junitllm.benchmarks.subject;

import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.golden.EvalCase;

/** An eval that calls the application itself. */
public class EvalRows {

    @LlmEval(Rows.RESOURCE)
    void answers(EvalCase golden) {
        Application.check(Application.answer(golden.input()), golden.expected().get(0));
    }
}
