package io.github.junitllm.assertions.guard.declared;

import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Refuses {@link Guard} where it would guard nothing: without evals the gateway has no calls to look at. */
final class MisplacedGuards implements BeforeAllCallback, BeforeEachCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        if (isGuarded(testClass) && !hasEvals(testClass)) {
            throw new IllegalStateException("@Guard on " + testClass.getName() + " guards nothing: the class has no"
                    + " @LlmEval, and only the calls of evals go through the gateway. Make its tests evals, or check calls"
                    + " with assertThatCall(...).sendsNo(...) and receivesNo(...), and remove @Guard here or from the"
                    + " class or interface above it that has it.");
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        if (isGuarded(method) && !isEval(method)) {
            throw new IllegalStateException(
                    "@Guard on " + named(method) + " guards nothing: the method is no @LlmEval, and only the calls of"
                            + " evals go through the gateway. Make it one, or check calls with"
                            + " assertThatCall(...).sendsNo(...) and receivesNo(...), and remove @Guard.");
        }
    }

    /**
     * Refuses guards on methods that are neither tests nor tasks.
     *
     * @throws IllegalArgumentException if a class has one
     */
    static void refuseOnHelpers(List<Class<?>> testClasses) {
        for (Class<?> type : testClasses) {
            for (Method method : ReflectionSupport.findMethods(
                    type, MisplacedGuards::isGuardedHelper, HierarchyTraversalMode.TOP_DOWN)) {
                throw new IllegalArgumentException(
                        "@Guard on " + named(method) + " guards nothing: the method is neither"
                                + " an eval nor an @LlmTask. Put it on the eval, the task or the class.");
            }
        }
    }

    private static boolean isGuardedHelper(Method method) {
        return isGuarded(method)
                && !AnnotationSupport.isAnnotated(method, Testable.class)
                && !AnnotationSupport.isAnnotated(method, LlmTask.class);
    }

    private static boolean isGuarded(AnnotatedElement element) {
        return !AnnotationSupport.findRepeatableAnnotations(element, Guard.class)
                .isEmpty();
    }

    private static boolean isEval(Method method) {
        return AnnotationSupport.isAnnotated(method, LlmEval.class);
    }

    private static boolean hasEvals(Class<?> testClass) {
        return !ReflectionSupport.findMethods(testClass, MisplacedGuards::isEval, HierarchyTraversalMode.TOP_DOWN)
                        .isEmpty()
                || ReflectionSupport.findNestedClasses(testClass, type -> type.isAnnotationPresent(Nested.class))
                        .stream()
                        .anyMatch(MisplacedGuards::hasEvals);
    }

    private static String named(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName();
    }
}
