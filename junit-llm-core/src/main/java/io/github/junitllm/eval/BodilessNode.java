package io.github.junitllm.eval;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs something else in the place of the eval method, for nodes that stand for no sample. The user's set-up and
 * tear-down methods are left out too: they may ask for the case, and there is none.
 */
// JUnit 6 says that these invocations may return null, JUnit 5 says nothing: no declaration satisfies both.
@SuppressWarnings("NullAway")
abstract class BodilessNode implements InvocationInterceptor, ParameterResolver {

    /** Decides the node's outcome: returns to pass, throws to fail or abort. */
    abstract void conclude(ExtensionContext context) throws Throwable;

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        invocation.skip();
        conclude(context);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context) {
        invocation.skip();
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context) {
        invocation.skip();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return OwnParameters.isOurs(parameter);
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return OwnParameters.absent(parameter);
    }
}
