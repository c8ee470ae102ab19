package io.github.junitllm.eval;

import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.golden.Message;
import io.github.junitllm.trace.SampleTrace;
import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.commons.support.AnnotationSupport;

/** Knows which parameters are ours and what they get. No type is claimed that another provider may supply. */
final class OwnParameters {

    private OwnParameters() {}

    /** Tells whether the parameter is ours: one of our types, or marked with one of our annotations. */
    static boolean isOurs(ParameterContext parameter) {
        return isOurs(parameter.getParameter().getType())
                || parameter.isAnnotated(Input.class)
                || parameter.isAnnotated(Expected.class);
    }

    /** Tells the same where no JUnit resolves parameters; a task has no {@link Expected @Expected} ones. */
    static boolean isOurs(Parameter parameter) {
        return (isOurs(parameter.getType()) && parameter.getType() != LlmAnswer.class)
                || AnnotationSupport.isAnnotated(parameter, Input.class);
    }

    private static boolean isOurs(Class<?> type) {
        return type == EvalCase.class
                || type == LlmAnswer.class
                || type == LlmGateway.class
                || type == EvalRecorder.class
                || type == SampleTrace.class;
    }

    /** Tells whether a method is a task's. The eval method itself, asked about for every case, is told at a glance. */
    static boolean isOfTask(Executable executable, ExtensionContext context) {
        return context.getTestMethod().filter(executable::equals).isEmpty()
                && AnnotationSupport.isAnnotated(executable, LlmTask.class);
    }

    /** Returns the parameter's value for a sample; the answer is null where no task ran. */
    static @Nullable Object value(ParameterContext parameter, SampleScope scope, @Nullable LlmAnswer answer) {
        return value(parameter.getParameter().getType(), parameter.isAnnotated(Input.class), scope, answer);
    }

    /** Returns the same for a parameter of a task where no JUnit resolves it. */
    static @Nullable Object value(Parameter parameter, SampleScope scope) {
        return value(parameter.getType(), AnnotationSupport.isAnnotated(parameter, Input.class), scope, null);
    }

    private static @Nullable Object value(Class<?> type, boolean input, SampleScope scope, @Nullable LlmAnswer answer) {
        if (type == EvalCase.class) {
            return scope.golden();
        }
        if (type == LlmGateway.class) {
            return scope.gateway();
        }
        if (type == EvalRecorder.class) {
            return scope;
        }
        if (type == SampleTrace.class) {
            return Optional.ofNullable(scope.trace())
                    .orElseThrow(() ->
                            new ParameterResolutionException("there is no SampleTrace, since what takes the traces"
                                    + " of this eval threw: the console says what"));
        }
        if (type == LlmAnswer.class) {
            return Optional.ofNullable(answer)
                    .orElseThrow(() -> new ParameterResolutionException(
                            "an LlmAnswer exists only in an @LlmEval method, after the @LlmTask has run"));
        }
        return input ? input(scope.golden(), type) : expected(scope.golden(), type);
    }

    /** Returns what a parameter gets where there is no sample: in the nodes whose body is not run. */
    static @Nullable Object absent(ParameterContext parameter) {
        Class<?> type = parameter.getParameter().getType();
        return type.isPrimitive() && type != void.class ? Array.get(Array.newInstance(type, 1), 0) : null;
    }

    private static Object input(EvalCase golden, Class<?> type) {
        if (type == String.class) {
            return golden.input();
        }
        if (type == Message[].class) {
            return golden.messages().toArray(Message[]::new);
        }
        return golden.inputAs(type);
    }

    private static Object expected(EvalCase golden, Class<?> type) {
        if (type == String[].class) {
            return golden.expected().toArray(String[]::new);
        }
        return golden.expectedAs(type);
    }
}
