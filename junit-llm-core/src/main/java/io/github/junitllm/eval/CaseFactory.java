package io.github.junitllm.eval;

import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.golden.GoldenSet;
import io.github.junitllm.golden.GoldenSetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
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
    static GoldenSet goldenSet(String reference, String where, List<Class<?>> testClasses) {
        Method method = find(reference, where, testClasses);
        if (!Modifier.isStatic(method.getModifiers()) || method.getParameterCount() > 0) {
            throw new ConfigurationProblem(
                    where + ": method = \"" + reference + "\" must be static and without parameters");
        }
        String name = method.getDeclaringClass().getName() + "#" + method.getName();
        return GoldenSet.of(() -> cases(ReflectionSupport.invokeMethod(method, null), name), name);
    }

    private static Method find(String reference, String where, List<Class<?>> testClasses) {
        int hash = reference.indexOf('#');
        String name = reference.substring(hash + 1);
        List<Class<?>> owners = testClasses;
        if (hash >= 0) {
            String className = reference.substring(0, hash);
            Class<?> named = ReflectionSupport.tryToLoadClass(className)
                    .getOrThrow(e -> new ConfigurationProblem(
                            where + ": method = \"" + reference + "\": there is no class " + className, e));
            owners = outwards(named);
        }
        for (Class<?> type : owners) {
            var found = ReflectionSupport.findMethod(type, name);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new ConfigurationProblem(where + ": method = \"" + reference + "\": "
                + owners.get(0).getName() + " has no method '" + name + "' without parameters");
    }

    private static List<Class<?>> outwards(Class<?> type) {
        return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getEnclosingClass)
                .toList();
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
