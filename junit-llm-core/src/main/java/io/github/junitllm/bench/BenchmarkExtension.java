package io.github.junitllm.bench;

import io.github.junitllm.bench.process.JmhFailure;
import io.github.junitllm.bench.result.BenchmarkScores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Measures before a benchmark's method runs, supplies what was measured to it, and judges that after it. */
final class BenchmarkExtension
        implements ExecutionCondition, BeforeTestExecutionCallback, AfterTestExecutionCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(BenchmarkExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getTestMethod().isPresent() && BenchmarkEffort.of(context) == BenchmarkEffort.OFF
                ? ConditionEvaluationResult.disabled("junit.llm.bench=off")
                : ConditionEvaluationResult.enabled("a benchmark");
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) throws InterruptedException {
        try {
            BenchmarkPlan plan = BenchmarkPlan.of(context);
            BenchmarkScores scores = plan.measure();
            plan.tell(scores);
            store(context).put(BenchmarkPlan.class, plan);
            store(context).put(BenchmarkScores.class, scores);
        } catch (IllegalArgumentException wrong) {
            throw new ExtensionConfigurationException(String.valueOf(wrong.getMessage()), wrong);
        } catch (JmhFailure failed) {
            throw new ExtensionConfigurationException(
                    context.getRequiredTestMethod().getName() + ": " + failed.getMessage(), failed);
        } catch (IOException e) {
            throw new UncheckedIOException("the benchmark's files cannot be read or written: " + e.getMessage(), e);
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        BenchmarkPlan plan = store(context).get(BenchmarkPlan.class, BenchmarkPlan.class);
        BenchmarkScores scores = store(context).get(BenchmarkScores.class, BenchmarkScores.class);
        // Where the method failed, that is what is told.
        if (plan != null && scores != null && context.getExecutionException().isEmpty()) {
            try {
                plan.judge(scores);
            } catch (IllegalArgumentException wrong) {
                throw new ExtensionConfigurationException(String.valueOf(wrong.getMessage()), wrong);
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == BenchmarkScores.class
                && context.getTestMethod()
                        .filter(parameter.getDeclaringExecutable()::equals)
                        .isPresent();
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Objects.requireNonNull(store(context).get(BenchmarkScores.class), "measured before the method runs");
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }
}
