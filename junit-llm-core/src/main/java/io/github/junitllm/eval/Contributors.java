package io.github.junitllm.eval;

import io.github.junitllm.cost.PriceTable;
import io.github.junitllm.golden.EvalCase;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.platform.commons.support.AnnotationSupport;

/** What is declared about an eval, here and by the other modules on the class path. */
record Contributors(List<EvalContributor> all) {

    static Contributors on(ClassLoader classPath) {
        return new Contributors(ServiceLoader.load(EvalContributor.class, classPath).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    /** Returns the method's own gates, else those of the nearest class around it that hold for such an eval. */
    List<DeclaredGate> gates(Method method, List<Class<?>> testClasses) {
        boolean ownOnly = AnnotationSupport.isAnnotated(method, OwnGates.class);
        return EvalContributor.nearest(
                method, testClasses, element -> gates(element, method, !ownOnly || element.equals(method)));
    }

    private List<DeclaredGate> gates(AnnotatedElement element, Method eval, boolean passRates) {
        List<DeclaredGate> gates = new ArrayList<>();
        if (passRates) {
            AnnotationSupport.findRepeatableAnnotations(element, PassRate.class)
                    .forEach(declared -> gates.add(DeclaredGate.of(declared)));
        }
        all.forEach(contributor -> gates.addAll(contributor.gates(element, eval)));
        return gates;
    }

    List<DeclaredBudget> budgets(Method method, List<Class<?>> testClasses, Supplier<PriceTable> prices) {
        return all.stream()
                .flatMap(contributor -> contributor.budgets(method, testClasses, prices).stream())
                .toList();
    }

    List<UnaryOperator<EvalCase>> caseEdits(Method method, Class<?> testClass) {
        return all.stream()
                .flatMap(contributor -> contributor.caseEdits(method, testClass).stream())
                .toList();
    }

    List<SampleInspector> inspectors(Method method, List<Class<?>> testClasses) {
        return all.stream()
                .flatMap(contributor -> contributor.inspectors(method, testClasses).stream())
                .toList();
    }

    List<SampleInspector> inspectorsOfTask(Method task) {
        return all.stream()
                .flatMap(contributor -> contributor.inspectorsOfTask(task).stream())
                .toList();
    }

    Observers observers(EvalStart eval) {
        return new Observers(
                eval.name(),
                all.stream()
                        .flatMap(contributor -> contributor.observers(eval).stream())
                        .toList());
    }
}
