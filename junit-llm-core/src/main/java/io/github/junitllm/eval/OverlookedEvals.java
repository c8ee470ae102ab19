package io.github.junitllm.eval;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestTemplate;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Finds evals that JUnit passes over, or runs as something else, because of how their method is declared: it warns at best,
 * and the build would be green without them.
 */
final class OverlookedEvals {

    private OverlookedEvals() {}

    /** Returns the eval methods of a class, of those above it and of its nested test classes. */
    static Set<Method> declaredIn(Class<?> testClass) {
        Set<Method> evals = new LinkedHashSet<>(
                AnnotationSupport.findAnnotatedMethods(testClass, LlmEval.class, HierarchyTraversalMode.TOP_DOWN));
        for (Class<?> nested :
                ReflectionSupport.findNestedClasses(testClass, type -> type.isAnnotationPresent(Nested.class))) {
            evals.addAll(declaredIn(nested));
        }
        return evals;
    }

    /**
     * Refuses eval methods of which JUnit would pass over any.
     *
     * @throws ConfigurationProblem naming all of those
     */
    static void refuseAnyOf(Set<Method> evals) {
        List<String> overlooked = new ArrayList<>();
        for (Method method : evals) {
            String flaw = flaw(method);
            if (flaw != null) {
                overlooked.add(ComposedEval.name(method) + " method '" + method.getName() + "' of "
                        + method.getDeclaringClass().getName() + " " + flaw
                        + ": JUnit does not run it as an eval, and nothing would be red. An eval method is neither private"
                        + " nor static, returns void, and has no other annotation that makes it a test.");
            }
        }
        if (!overlooked.isEmpty()) {
            throw new ConfigurationProblem(String.join("\n", overlooked));
        }
    }

    private static @Nullable String flaw(Method method) {
        if (Modifier.isPrivate(method.getModifiers())) {
            return "is private";
        }
        if (Modifier.isStatic(method.getModifiers())) {
            return "is static";
        }
        if (method.getReturnType() != void.class && !isSuspending(method)) {
            return "returns " + method.getReturnType().getSimpleName();
        }
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(OverlookedEvals::makesAnotherTest)
                .findFirst()
                .map(other -> "is also annotated with @" + other.getSimpleName())
                .orElse(null);
    }

    private static boolean makesAnotherTest(Class<? extends Annotation> type) {
        if (type == LlmEval.class || AnnotationSupport.isAnnotated(type, LlmEval.class)) {
            return false;
        }
        return Stream.of(Test.class, TestTemplate.class, TestFactory.class)
                .anyMatch(test -> type == test || AnnotationSupport.isAnnotated(type, test));
    }

    /** Kotlin's suspending functions return an object to the JVM, and nothing to their author; JUnit 6 runs them. */
    private static boolean isSuspending(Method method) {
        Parameter[] parameters = method.getParameters();
        return parameters.length > 0
                && parameters[parameters.length - 1].getType().getName().equals("kotlin.coroutines.Continuation");
    }
}
