package io.github.junitllm.eval;

import io.github.junitllm.cost.PriceTable;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * An eval that is about to run, as who may accompany it sees it.
 *
 * @param name by which a person knows it: {@code RefundEvals.answersRefundQuestions}
 * @param method the eval method
 * @param testClass the class that runs
 * @param task the method of the application under test; null where the eval calls it itself
 * @param instances of the test class and those around it, outermost first; empty where JUnit makes one per test
 * @param tracing what the run asks for
 * @param prices what models cost; gives null if nobody says
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record EvalStart(
        String name,
        Method method,
        Class<?> testClass,
        @Nullable Method task,
        List<Object> instances,
        Tracing tracing,
        Supplier<@Nullable PriceTable> prices) {

    public EvalStart {
        instances = List.copyOf(instances);
    }

    /**
     * What a run asks of traces and logs.
     *
     * @param logCalls whether each call of a model is logged
     * @param content whether prompts and answers are told too
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public record Tracing(boolean logCalls, boolean content) {}
}
