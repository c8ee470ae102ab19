package io.github.junitllm.eval;

import io.github.junitllm.golden.GoldenSetProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds a method's {@link LlmEval}, with what an annotation that carries it says in its place. */
final class ComposedEval {

    private static final Set<String> GOLDEN_SET = Set.of("value", "method", "provider");

    private ComposedEval() {}

    /**
     * Returns the annotation of a method that is an eval.
     *
     * @throws ConfigurationProblem if two annotations make it one
     */
    static LlmEval of(Method method) {
        long makers = Stream.of(method.getAnnotations())
                .filter(annotation -> isEval(annotation.annotationType()))
                .count();
        if (makers > 1) {
            throw new ConfigurationProblem("two annotations make an eval of " + method.getName()
                    + ", and only one of their golden sets could run; remove one");
        }
        return find(method);
    }

    /** Returns the first annotation that makes an element an eval. */
    static LlmEval find(AnnotatedElement element) {
        for (Annotation annotation : element.getAnnotations()) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (annotation instanceof LlmEval eval) {
                return eval;
            } else if (isEval(type)) {
                return composed(annotation, find(type));
            }
        }
        throw new IllegalStateException("no annotation of " + element + " makes it an eval");
    }

    /** Returns what its author wrote to make a method an eval: {@code @LlmEval}, or an annotation that carries it. */
    static String name(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(ComposedEval::isEval)
                .findFirst()
                .map(type -> "@" + type.getSimpleName())
                .orElse("@LlmEval");
    }

    private static boolean isEval(Class<? extends Annotation> type) {
        return type == LlmEval.class || AnnotationSupport.isAnnotated(type, LlmEval.class);
    }

    private static LlmEval composed(Annotation composed, LlmEval carried) {
        // What has cases of its own uses these names for other things.
        boolean hasCases = !carried.value().isBlank()
                || !carried.method().isBlank()
                || carried.provider() != GoldenSetProvider.class;
        return (LlmEval) Proxy.newProxyInstance(
                LlmEval.class.getClassLoader(), new Class<?>[] {LlmEval.class}, (proxy, attribute, arguments) -> {
                    boolean own = attribute.getDeclaringClass() == LlmEval.class
                            && !(hasCases && GOLDEN_SET.contains(attribute.getName()))
                            && has(composed, attribute);
                    return own ? value(composed, attribute.getName()) : invoke(attribute, carried, arguments);
                });
    }

    private static boolean has(Annotation composed, Method attribute) {
        for (Method declared : composed.annotationType().getDeclaredMethods()) {
            if (declared.getName().equals(attribute.getName())
                    && declared.getReturnType() == attribute.getReturnType()) {
                return true;
            }
        }
        return false;
    }

    private static Object value(Annotation composed, String attribute) throws Throwable {
        Method declared = composed.annotationType().getDeclaredMethod(attribute);
        declared.setAccessible(true);
        return invoke(declared, composed);
    }

    private static Object invoke(Method method, Object target, Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
