package io.github.junitllm.telemetry;

import io.github.junitllm.eval.EvalStart;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a test class marks with {@link LlmTelemetry}. */
final class DeclaredTelemetry {

    private DeclaredTelemetry() {}

    /**
     * Returns the values, those of the class itself first.
     *
     * @throws IllegalArgumentException if one cannot be read now; the message is complete
     */
    static List<Object> of(EvalStart eval) {
        List<Object> values = new ArrayList<>();
        for (Class<?> around = eval.testClass(); around != null; around = around.getEnclosingClass()) {
            for (Class<?> type : withSupertypes(around)) {
                for (Field field : type.getDeclaredFields()) {
                    if (field.isAnnotationPresent(LlmTelemetry.class)) {
                        values.add(value(field, eval));
                    }
                }
                for (Method method : type.getDeclaredMethods()) {
                    if (method.isAnnotationPresent(LlmTelemetry.class)) {
                        values.add(value(method, eval));
                    }
                }
            }
        }
        return values;
    }

    /** Returns a class, those it extends, and then all interfaces of them. */
    private static Set<Class<?>> withSupertypes(Class<?> of) {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (Class<?> type = of; type != null && type != Object.class; type = type.getSuperclass()) {
            types.add(type);
        }
        Deque<Class<?>> open = new ArrayDeque<>(types);
        while (!open.isEmpty()) {
            for (Class<?> implemented : open.removeFirst().getInterfaces()) {
                if (types.add(implemented)) {
                    open.addLast(implemented);
                }
            }
        }
        return types;
    }

    private static <M extends AccessibleObject & Member> Object value(M member, EvalStart eval) {
        String where = "@LlmTelemetry '" + member.getName() + "' of "
                + member.getDeclaringClass().getSimpleName();
        Object target = Modifier.isStatic(member.getModifiers()) ? null : instance(member, eval, where);
        Object value;
        try {
            member.setAccessible(true);
            value = read(member, target);
        } catch (InvocationTargetException failed) {
            throw new IllegalArgumentException(where + " failed: " + failed.getCause(), failed.getCause());
        } catch (IllegalAccessException | RuntimeException unreadable) {
            throw new IllegalArgumentException(where + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
        if (value == null) {
            throw new IllegalArgumentException(
                    where + " is null when the eval begins: set it in @BeforeAll or earlier");
        }
        return value;
    }

    private static @Nullable Object read(Member member, @Nullable Object target)
            throws IllegalAccessException, InvocationTargetException {
        return member instanceof Method method ? method.invoke(target) : ((Field) member).get(target);
    }

    private static Object instance(Member member, EvalStart eval, String where) {
        return eval.instances().stream()
                .filter(member.getDeclaringClass()::isInstance)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(where
                        + " is not static, but JUnit makes a new instance for each test: make it static, or annotate the"
                        + " class with @TestInstance(TestInstance.Lifecycle.PER_CLASS)"));
    }
}
