package io.github.junitllm.eval;

import io.github.junitllm.golden.GoldenSetProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds a method's {@link LlmEval}, with what an annotation that carries it says in its place. */
final class ComposedEval {

    private static final Set<String> GOLDEN_SET = Set.of("value", "method", "provider");

    private ComposedEval() {}

    /** Returns the method's annotation. */
    static LlmEval of(Method method) {
        LlmEval carried =
                AnnotationSupport.findAnnotation(method, LlmEval.class).orElseThrow();
        for (Annotation annotation : method.getAnnotations()) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (type != LlmEval.class && AnnotationSupport.isAnnotated(type, LlmEval.class)) {
                return composed(annotation, carried);
            }
        }
        return carried;
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
