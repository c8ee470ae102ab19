package io.github.junitllm.eval;

import io.github.junitllm.window.DurationText;
import io.github.junitllm.window.RateLimit;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The {@link LlmTask} of an eval as declared and found valid.
 *
 * @param owner the test class or the enclosing class that declares it: the one whose instance it is called on
 */
record TaskDefinition(
        Method method,
        Class<?> owner,
        int concurrency,
        @Nullable Duration timeout,
        @Nullable RateLimit rateLimit,
        boolean shared) {

    /**
     * Finds the task whose answers the eval method checks.
     *
     * @param testClasses the class the eval runs in, then those around it
     * @param inspected whether something besides the method looks at the answers of a task, where there is one
     * @return null if the method asks for none
     */
    static @Nullable TaskDefinition of(Method eval, List<Class<?>> testClasses, String name, boolean inspected) {
        boolean wanted = Stream.of(eval.getParameterTypes()).anyMatch(LlmAnswer.class::equals);
        if (!wanted && !inspected && name.isEmpty()) {
            return null;
        }
        for (Class<?> owner : testClasses) {
            List<Method> tasks = ReflectionSupport.findMethods(
                    owner,
                    method -> AnnotationSupport.isAnnotated(method, LlmTask.class),
                    HierarchyTraversalMode.TOP_DOWN);
            List<Method> chosen = name.isEmpty()
                    ? tasks
                    : tasks.stream().filter(task -> task.getName().equals(name)).toList();
            if (chosen.size() == 1) {
                return read(chosen.get(0), owner);
            }
            if (chosen.size() > 1) {
                throw new ConfigurationProblem(
                        ComposedEval.name(eval) + " method '" + eval.getName() + "' could check the answers of "
                                + names(chosen) + ": name one with " + ComposedEval.name(eval) + "(task = \"...\")");
            }
        }
        if (!wanted && name.isEmpty()) {
            return null;
        }
        String where = testClasses.get(0).getName();
        throw new ConfigurationProblem(
                name.isEmpty()
                        ? ComposedEval.name(eval) + " method '" + eval.getName() + "' has an LlmAnswer parameter, but "
                                + where + " has no @LlmTask method that would answer"
                        : ComposedEval.name(eval) + "(task = \"" + name + "\") on '" + eval.getName() + "': " + where
                                + " has no @LlmTask method of that name");
    }

    private static TaskDefinition read(Method method, Class<?> owner) {
        LlmTask task = AnnotationSupport.findAnnotation(method, LlmTask.class).orElseThrow();
        String where = "@LlmTask on " + owner.getSimpleName() + "." + method.getName();
        if (method.getReturnType() == void.class) {
            throw new ConfigurationProblem(where + ": the method returns nothing; return the application's answer");
        }
        if (task.concurrency() < 1 || task.concurrency() > 100_000) {
            throw new ConfigurationProblem(
                    where + ": concurrency = " + task.concurrency() + " must be between 1 and 100000");
        }
        try {
            return new TaskDefinition(
                    method,
                    owner,
                    task.concurrency(),
                    task.timeout().isBlank() ? null : DurationText.parse(task.timeout()),
                    task.rateLimit().isBlank() ? null : RateLimit.parse(task.rateLimit()),
                    task.shared());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationProblem(where + ": " + e.getMessage(), e);
        }
    }

    boolean isStatic() {
        return Modifier.isStatic(method.getModifiers());
    }

    private static String names(List<Method> methods) {
        return methods.stream().map(method -> "'" + method.getName() + "'").collect(Collectors.joining(" and "));
    }
}
