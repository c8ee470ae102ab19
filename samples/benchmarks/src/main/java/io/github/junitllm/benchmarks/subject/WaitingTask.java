package io.github.junitllm.benchmarks.subject;

import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.golden.EvalCase;

/** An eval whose application waits for a model: as long for every case, or as {@link Latencies} says. */
public class WaitingTask {

    /** How many calls run at once. */
    public static final int CONCURRENCY = 64;

    private static final Latencies LATENCIES = Latencies.named(System.getProperty("benchmarks.latencies", "even"));

    @LlmTask(concurrency = CONCURRENCY)
    static String answer(EvalCase golden) throws InterruptedException {
        Thread.sleep(LATENCIES.millis(golden.source().line() - 1));
        return Application.answer(golden.input());
    }

    @LlmEval(Rows.RESOURCE)
    void answers(EvalCase golden, LlmAnswer answer) {
        Application.check(answer.text(), golden.expected().get(0));
    }
}
