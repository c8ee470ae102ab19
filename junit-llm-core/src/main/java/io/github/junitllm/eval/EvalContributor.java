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
import java.util.stream.Stream;
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
     * asked only where no gate was found before that holds for the eval; see {@link OwnGates}.
     */
    default List<DeclaredGate> gates(AnnotatedElement element) {
        return List.of();
    }

    /**
     * Returns the same, where it matters for which eval the element is asked.
     *
     * @param eval the method, which may be the element
     */
    default List<DeclaredGate> gates(AnnotatedElement element, Method eval) {
        return gates(element);
    }

    /**
     * Returns the budgets that apply to the eval.
     *
     * @param testClasses the method's class, then those around it
     * @param prices reads the table of prices; asked only where a budget needs it
     */
    default List<DeclaredBudget> budgets(Method method, List<Class<?>> testClasses, Supplier<PriceTable> prices) {
        return List.of();
    }

    /**
     * Returns what the method declares itself, else what its class does, else what the class around that does.
     *
     * @param testClasses the method's class, then those around it
     * @param declaredOn returns what one of them declares itself
     */
    static <A> List<A> nearest(
            Method method, List<Class<?>> testClasses, Function<AnnotatedElement, List<A>> declaredOn) {
        return Stream.<AnnotatedElement>concat(Stream.of(method), testClasses.stream())
                .map(declaredOn)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /**
     * Returns the annotations of a type that the method has, else those that its class has, else those of the class around
     * that: repeated ones in their order, and those that stand on other annotations.
     */
    static <A extends Annotation> List<A> nearest(Method method, List<Class<?>> testClasses, Class<A> type) {
        return nearest(method, testClasses, element -> declaredOn(element, type));
    }

    /** Returns the annotations of a type that the element itself has: a class, those that it inherits too. */
    static <A extends Annotation> List<A> declaredOn(AnnotatedElement element, Class<A> type) {
        return type.isAnnotationPresent(Repeatable.class)
                ? AnnotationSupport.findRepeatableAnnotations(element, type)
                : AnnotationSupport.findAnnotation(element, type).stream().toList();
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

    /**
     * Returns the same, where it matters which classes are around the test class.
     *
     * @param testClasses the class the method runs in, then those around it, the nearest first
     */
    default List<SampleInspector> inspectors(Method method, List<Class<?>> testClasses) {
        return inspectors(method, testClasses.get(0));
    }

    /** Returns what is to look at every sample that this task answers, after {@link #inspectors}. */
    default List<SampleInspector> inspectorsOfTask(Method task) {
        return List.of();
    }

    /** Returns who accompanies an execution of the eval, asked before each; nobody where nobody would make use of it. */
    default List<EvalObserver> observers(EvalStart eval) {
        return List.of();
    }
}
