package io.github.junitllm.eval;

import io.github.junitllm.golden.GoldenSetException;
import java.lang.reflect.Executable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Turns an {@link LlmEval} method into one node per sample and one for the verdict, and supplies the parameters of the
 * {@link LlmTask} that runs ahead of them.
 */
final class LlmEvalExtension implements TestTemplateInvocationContextProvider, ParameterResolver {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), LlmEval.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        EvalSession session = null;
        try {
            session = EvalSession.of(context);
            MethodRun run = MethodRun.prepare(context, session);
            Stores.put(context, MethodRun.class, run);
            return run.nodes();
        } catch (ConfigurationProblem | GoldenSetException e) {
            if (session != null) {
                session.broken(EvalDefinition.identity(context), EvalDefinition.declaredSet(context), e);
            }
            // A node of its own: a container that fails loses the method's name in several build tools.
            return Stream.of(new BrokenNode("configuration", e));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return taskRunner(parameter.getDeclaringExecutable(), context) != null && OwnParameters.isOurs(parameter);
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TaskRunner runner = taskRunner(parameter.getDeclaringExecutable(), context);
        SampleScope scope = runner == null ? null : runner.current();
        return scope == null ? null : OwnParameters.value(parameter, scope, null);
    }

    private static @Nullable TaskRunner taskRunner(Executable executable, ExtensionContext context) {
        if (!AnnotationSupport.isAnnotated(executable, LlmTask.class)) {
            return null;
        }
        MethodRun run = Stores.find(context, MethodRun.class);
        return run == null ? null : run.taskRunner();
    }
}
