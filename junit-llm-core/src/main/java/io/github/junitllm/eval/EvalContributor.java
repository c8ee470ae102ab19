package io.github.junitllm.eval;

import io.github.junitllm.cost.PriceTable;
import io.github.junitllm.golden.EvalCase;
import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What annotations of another module declare about an eval. Found as a service, because such an annotation may stand on a
 * package, of which JUnit's extensions learn nothing. Stateless and thread-safe, with a public constructor without
 * parameters.
 *
 * <p>An {@link IllegalArgumentException} of any method means that a declaration is wrong; its message is told as it is.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface EvalContributor {

    /**
     * Returns the gates that this element declares itself. Asked of the method first; its class and those around that are
     * asked only where no gate of any kind was found before.
     */
    default List<DeclaredGate> gates(AnnotatedElement element) {
        return List.of();
    }

    /**
     * Returns the budgets that apply to the eval.
     *
     * @param prices reads the table of prices; asked only where a budget needs it
     */
    default List<DeclaredBudget> budgets(Method method, Class<?> testClass, Supplier<PriceTable> prices) {
        return List.of();
    }

    /**
     * Returns what the method declares itself, else what its class does, else what the class around that does.
     *
     * @param declaredOn returns what one of them declares itself
     */
    static <A> List<A> nearest(Method method, Class<?> testClass, Function<AnnotatedElement, List<A>> declaredOn) {
        List<A> found = declaredOn.apply(method);
        for (Class<?> type = testClass; found.isEmpty() && type != null; type = type.getEnclosingClass()) {
            found = declaredOn.apply(type);
        }
        return found;
    }

    /**
     * Returns the annotations of a type that the method has, else those that its class has, else those of the class around
     * that: repeated ones in their order, and those that stand on other annotations.
     */
    static <A extends Annotation> List<A> nearest(Method method, Class<?> testClass, Class<A> type) {
        boolean repeatable = type.isAnnotationPresent(Repeatable.class);
        return nearest(
                method,
                testClass,
                element -> repeatable
                        ? AnnotationSupport.findRepeatableAnnotations(element, type)
                        : AnnotationSupport.findAnnotation(element, type).stream()
                                .toList());
    }

    /**
     * Returns what each case of the eval becomes before anything looks at it: one with further tags, for example. Asked for
     * the same case again, it must give the same.
     */
    default List<UnaryOperator<EvalCase>> caseEdits(Method method, Class<?> testClass) {
        return List.of();
    }

    /** Returns what is to look at every sample of the eval, in order. */
    default List<SampleInspector> inspectors(Method method, Class<?> testClass) {
        return List.of();
    }
}
