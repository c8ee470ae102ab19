package io.github.junitllm.benchmarks.subject;

import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.eval.PassRate;
import io.github.junitllm.golden.EvalCase;

/** An eval whose application runs ahead in a task, behind a gate. */
public class EvalRowsWithTask {

    @LlmTask
    static String answer(EvalCase golden) {
        return Application.answer(golden.input());
    }

    @LlmEval(Rows.RESOURCE)
    @PassRate(0.9)
    void answers(EvalCase golden, LlmAnswer answer) {
        Application.check(answer.text(), golden.expected().get(0));
    }
}
