package io.github.junitllm.assertions.redteam.declared;

import io.github.junitllm.eval.DeclaredGate;
import io.github.junitllm.eval.EvalContributor;
import io.github.junitllm.eval.SampleInspector;
import io.github.junitllm.verdict.PassRateGate;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** Has {@link RedTeam} and {@link AttackSuccess} take part in evals. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RedTeamContributor implements EvalContributor {

    @Override
    public List<DeclaredGate> gates(AnnotatedElement element) {
        List<DeclaredGate> gates = new ArrayList<>();
        for (AttackSuccess declared : element.getAnnotationsByType(AttackSuccess.class)) {
            if (!element.isAnnotationPresent(RedTeam.class)) {
                throw new IllegalArgumentException(
                        "@AttackSuccess gates attacks, which only @RedTeam makes;" + " use @PassRate for other cases");
            }
            PassRateGate gate = PassRateGate.atMost(
                    "attack success", declared.atMost(), declared.claim(), declared.confidence(), declared.slice());
            gates.add(new DeclaredGate(gate, declared.onInconclusive()));
        }
        return gates;
    }

    @Override
    public List<SampleInspector> inspectors(Method method, Class<?> testClass) {
        return method.isAnnotationPresent(RedTeam.class)
                ? List.of(new AttackInspector(DeclaredAttacks.of(method, testClass)))
                : List.of();
    }
}
