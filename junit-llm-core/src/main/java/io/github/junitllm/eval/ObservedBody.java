package io.github.junitllm.eval;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Has the body of an accompanied sample run as the sample's work, in whichever thread it runs: with a time-out that is
 * another one than its callbacks'. Registered only where somebody accompanies the eval, since interceptors cost time.
 */
// JUnit 6 says that these invocations may return null, JUnit 5 says nothing: no declaration satisfies both.
@SuppressWarnings("NullAway")
record ObservedBody(SampleScope scope) implements InvocationInterceptor {

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        try (SampleObserver.Stage stage = scope.enter(SampleObserver.CHECK)) {
            try {
                invocation.proceed();
            } catch (Throwable thrown) {
                stage.failed(thrown);
                throw thrown;
            }
        }
    }
}
