package io.github.junitllm.assertions.guard.trial;

import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.assertions.guard.GuardrailSuppliers;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the guardrail that a {@link GuardrailEval} names. */
final class GuardrailFactory {

    private GuardrailFactory() {}

    /**
     * Returns the guardrail.
     *
     * @param testClasses the class the eval runs in, then those around it
     * @throws IllegalArgumentException if it cannot be made, with the reason
     */
    static Guardrail guardrail(GuardrailEval eval, List<Class<?>> testClasses) {
        List<Guardrail> supplied =
                Stream.of(eval.guardrail()).map(GuardrailSuppliers::made).toList();
        if (supplied.isEmpty()) {
            return byMethod(eval.factory(), testClasses);
        }
        if (!eval.factory().isEmpty()) {
            throw new IllegalArgumentException("@GuardrailEval names both guardrail and factory; name one of them");
        }
        return supplied.size() == 1
                ? supplied.get(0)
                : Guardrail.all(
                        supplied.stream().map(Guardrail::name).collect(Collectors.joining(", ")),
                        supplied.toArray(Guardrail[]::new));
    }

    /**
     * Returns the guardrail of a method.
     *
     * @param reference the name of the method, with class name and {@code #} for another class; empty for the only one that
     *     the test class, a class above it, or a class around it has
     * @throws IllegalArgumentException if there is no such method, or several, or it fails
     */
    private static Guardrail byMethod(String reference, List<Class<?>> testClasses) {
        int hash = reference.indexOf('#');
        String name = reference.substring(hash + 1);
        List<Class<?>> owners = hash < 0 ? testClasses : outwards(load(reference, hash, testClasses.get(0)));
        for (Class<?> type : owners) {
            List<Method> found = factories(type, name);
            if (found.size() > 1) {
                throw new IllegalArgumentException("factory = \"" + reference + "\" may be any of "
                        + found.stream().map(Method::getName).collect(Collectors.joining(", ")) + ": name one");
            }
            if (found.size() == 1) {
                return made(found.get(0));
            }
        }
        throw new IllegalArgumentException(
                "factory = \"" + reference + "\": " + owners.get(0).getName()
                        + " has no static method " + (name.isEmpty() ? "" : "'" + name + "' ")
                        + "without parameters that returns a " + Guardrail.class.getName()
                        + "; write one, or name a class with guardrail");
    }

    private static List<Class<?>> outwards(Class<?> type) {
        return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getEnclosingClass)
                .toList();
    }

    private static Class<?> load(String reference, int hash, Class<?> testClass) {
        String name = reference.substring(0, hash);
        try {
            return Class.forName(name, true, testClass.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalArgumentException("factory = \"" + reference + "\": there is no class " + name, missing);
        }
    }

    private static List<Method> factories(Class<?> type, String name) {
        List<Method> found = new ArrayList<>();
        for (@Nullable Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            for (Method method : declaring.getDeclaredMethods()) {
                if (Modifier.isStatic(method.getModifiers())
                        && method.getParameterCount() == 0
                        && !method.isSynthetic()
                        && Guardrail.class.isAssignableFrom(method.getReturnType())
                        && (name.isEmpty() || method.getName().equals(name))
                        && found.stream().noneMatch(hiding -> hiding.getName().equals(method.getName()))) {
                    found.add(method);
                }
            }
        }
        return found;
    }

    private static Guardrail made(Method factory) {
        String name = factory.getDeclaringClass().getName() + "#" + factory.getName();
        try {
            factory.setAccessible(true);
            Object guardrail = factory.invoke(null);
            if (guardrail == null) {
                throw new IllegalArgumentException(name + " returned null instead of a guardrail");
            }
            return (Guardrail) guardrail;
        } catch (InvocationTargetException failed) {
            throw new IllegalArgumentException(name + " made no guardrail: " + failed.getCause(), failed.getCause());
        } catch (IllegalAccessException | RuntimeException failed) {
            if (failed instanceof IllegalArgumentException told) {
                throw told;
            }
            throw new IllegalArgumentException(name + " cannot be called: " + failed, failed);
        }
    }
}
