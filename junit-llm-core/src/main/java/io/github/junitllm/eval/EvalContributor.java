package io.github.junitllm.eval;

import io.github.junitllm.golden.EvalCase;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

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
