package io.github.junitllm.eval;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds an annotation of an element, with what an annotation that carries it says in its place. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ComposedAnnotation {

    private ComposedAnnotation() {}

    /**
     * Returns the first annotation of the type that the element has, or that one of its annotations carries, at any depth.
     * Attributes of the carrying one hold instead of those of the same name and type.
     */
    public static <A extends Annotation> Optional<A> find(AnnotatedElement element, Class<A> type) {
        return Stream.of(element.getAnnotations())
                .flatMap(annotation -> found(annotation, type).stream())
                .findFirst();
    }

    private static <A extends Annotation> Optional<A> found(Annotation annotation, Class<A> type) {
        Class<? extends Annotation> carrier = annotation.annotationType();
        if (carrier == type) {
            return Optional.of(type.cast(annotation));
        }
        return AnnotationSupport.isAnnotated(carrier, type)
                ? find(carrier, type).map(carried -> composed(annotation, carried, type))
                : Optional.empty();
    }

    private static <A extends Annotation> A composed(Annotation carrier, A carried, Class<A> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, attribute, arguments) -> {
                    Method own = attribute.getDeclaringClass() == type ? own(carrier, attribute) : null;
                    return own == null ? invoke(attribute, carried, arguments) : invoke(own, carrier);
                }));
    }

    private static @Nullable Method own(Annotation carrier, Method attribute) {
        for (Method declared : carrier.annotationType().getDeclaredMethods()) {
            if (declared.getName().equals(attribute.getName())
                    && declared.getReturnType() == attribute.getReturnType()) {
                declared.setAccessible(true);
                return declared;
            }
        }
        return null;
    }

    private static Object invoke(Method method, Object target, Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
