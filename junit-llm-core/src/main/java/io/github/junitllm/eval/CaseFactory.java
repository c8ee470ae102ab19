package io.github.junitllm.eval;

import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.golden.GoldenSet;
import io.github.junitllm.golden.GoldenSetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.ReflectionSupport;

/** A static method that returns the cases of a golden set. */
final class CaseFactory {

    private CaseFactory() {}

    /**
     * Finds the method {@code name} of the test class or a class around it, or {@code fully.qualified.ClassName#name}.
     *
     * @throws ConfigurationProblem if there is none, or it is not static, or it has parameters
     */
    static GoldenSet goldenSet(String reference, String where, Class<?> testClass) {
        Method method = find(reference, where, testClass);
        if (!Modifier.isStatic(method.getModifiers()) || method.getParameterCount() > 0) {
            throw new ConfigurationProblem(
                    where + ": method = \"" + reference + "\" must be static and without parameters");
        }
        String name = method.getDeclaringClass().getName() + "#" + method.getName();
        return GoldenSet.of(() -> cases(ReflectionSupport.invokeMethod(method, null), name), name);
    }

    private static Method find(String reference, String where, Class<?> testClass) {
        int hash = reference.indexOf('#');
        String name = reference.substring(hash + 1);
        Class<?> owner = testClass;
        if (hash >= 0) {
            String className = reference.substring(0, hash);
            owner = ReflectionSupport.tryToLoadClass(className)
                    .getOrThrow(e -> new ConfigurationProblem(
                            where + ": method = \"" + reference + "\": there is no class " + className, e));
        }
        for (Class<?> type = owner; type != null; type = type.getEnclosingClass()) {
            var found = ReflectionSupport.findMethod(type, name);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new ConfigurationProblem(where + ": method = \"" + reference + "\": " + owner.getName()
                + " has no method '" + name + "' without parameters");
    }

    private static Stream<EvalCase> cases(@Nullable Object returned, String name) {
        Stream<?> values;
        if (returned instanceof Stream<?> stream) {
            values = stream;
        } else if (returned instanceof Iterable<?> iterable) {
            values = StreamSupport.stream(iterable.spliterator(), false);
        } else if (returned instanceof Iterator<?> iterator) {
            values = StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false);
        } else if (returned instanceof Object[] array) {
            values = Stream.of(array);
        } else {
            throw new GoldenSetException(name + " returned " + described(returned)
                    + "; return a Stream, an Iterable or an array of EvalCase");
        }
        return values.map(value -> {
            if (value instanceof EvalCase golden) {
                return golden;
            }
            throw new GoldenSetException(name + " returned " + described(value) + " among its cases, not an EvalCase");
        });
    }

    private static String described(@Nullable Object value) {
        return value == null ? "null" : "a " + value.getClass().getName();
    }
}
