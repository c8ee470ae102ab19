package io.github.junitllm.assertions.guard.declared;

import io.github.junitllm.assertions.guard.trial.GuardrailEval;
import io.github.junitllm.eval.EvalContributor;
import io.github.junitllm.eval.SampleInspector;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.junit.platform.commons.support.AnnotationSupport;

/** Has evals guarded as {@link Guard} declares it. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GuardContributor implements EvalContributor {

    @Override
    public List<SampleInspector> inspectors(Method method, Class<?> testClass) {
        List<AnnotatedElement> places = new ArrayList<>(List.of(method));
        for (Class<?> type = testClass; type != null; type = type.getEnclosingClass()) {
            places.add(type);
        }
        places.add(testClass.getPackage());
        // A class that is guarded may also test a guardrail, for which no model is called.
        boolean callsOptional = method.isAnnotationPresent(GuardrailEval.class);
        List<SampleInspector> inspectors = new ArrayList<>();
        for (AnnotatedElement place : places) {
            AnnotationSupport.findRepeatableAnnotations(place, Guard.class)
                    .forEach(declared -> inspectors.add(DeclaredGuard.of(declared, callsOptional)));
        }
        return inspectors;
    }
}
