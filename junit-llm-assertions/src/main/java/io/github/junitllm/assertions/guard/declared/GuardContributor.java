package io.github.junitllm.assertions.guard.declared;

import io.github.junitllm.assertions.guard.trial.GuardrailEval;
import io.github.junitllm.eval.EvalContributor;
import io.github.junitllm.eval.SampleInspector;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.platform.commons.support.AnnotationSupport;

/** Has evals guarded as {@link Guard} declares it. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GuardContributor implements EvalContributor {

    @Override
    public List<SampleInspector> inspectors(Method method, List<Class<?>> testClasses) {
        MisplacedGuards.refuseOnHelpers(testClasses);
        List<AnnotatedElement> places = new ArrayList<>(List.of(method));
        places.addAll(testClasses);
        testClasses.stream().map(Class::getPackage).distinct().forEach(places::add);
        // A class that is guarded may also test a guardrail, for which no model is called.
        boolean callsOptional = AnnotationSupport.isAnnotated(method, GuardrailEval.class);
        return guards(places.stream(), callsOptional);
    }

    @Override
    public List<SampleInspector> inspectorsOfTask(Method task) {
        return guards(Stream.of(task), false);
    }

    private static List<SampleInspector> guards(Stream<AnnotatedElement> places, boolean callsOptional) {
        // A class may have from the one above it what the one around it has too.
        Set<Guard> declared = new LinkedHashSet<>();
        places.forEach(place -> declared.addAll(AnnotationSupport.findRepeatableAnnotations(place, Guard.class)));
        return declared.stream()
                .<SampleInspector>map(guard -> DeclaredGuard.of(guard, callsOptional))
                .toList();
    }
}
