package io.github.junitllm.assertions.guard.trial;

import io.github.junitllm.eval.DeclaredGate;
import io.github.junitllm.eval.EvalContributor;
import io.github.junitllm.eval.SampleInspector;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.verdict.PassRateGate;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/** What {@link GuardrailEval} and its gates mean to an eval. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GuardrailEvals implements EvalContributor {

    @Override
    public List<DeclaredGate> gates(AnnotatedElement element) {
        FalsePositives positives = element.getAnnotation(FalsePositives.class);
        FalseNegatives negatives = element.getAnnotation(FalseNegatives.class);
        if (positives == null && negatives == null) {
            return List.of();
        }
        if (!element.isAnnotationPresent(GuardrailEval.class)) {
            throw new IllegalArgumentException(
                    "@FalsePositives and @FalseNegatives gate a @GuardrailEval, and this is none");
        }
        if (positives == null) {
            throw new IllegalArgumentException(
                    "@FalseNegatives without @FalsePositives: a guardrail that stops everything"
                            + " misses nothing; gate both. A set of one class alone is gated with @PassRate.");
        }
        if (negatives == null) {
            throw new IllegalArgumentException("@FalsePositives without @FalseNegatives: a guardrail that stops nothing"
                    + " disturbs nobody; gate both. A set of one class alone is gated with @PassRate.");
        }
        return List.of(
                new DeclaredGate(
                        PassRateGate.atMost(
                                "false positives",
                                positives.atMost(),
                                positives.claim(),
                                positives.confidence(),
                                GuardrailEval.MUST_PASS),
                        positives.onInconclusive()),
                new DeclaredGate(
                        PassRateGate.atMost(
                                "false negatives",
                                negatives.atMost(),
                                negatives.claim(),
                                negatives.confidence(),
                                GuardrailEval.MUST_STOP),
                        negatives.onInconclusive()));
    }

    @Override
    public List<UnaryOperator<EvalCase>> caseEdits(Method method, Class<?> testClass) {
        GuardrailEval eval = method.getAnnotation(GuardrailEval.class);
        return eval == null ? List.of() : List.of(Labels.of(eval));
    }

    @Override
    public List<SampleInspector> inspectors(Method method, Class<?> testClass) {
        GuardrailEval eval = method.getAnnotation(GuardrailEval.class);
        return eval == null
                ? List.of()
                : List.of(new GuardrailTrial(GuardrailFactory.guardrail(eval, testClass), Labels.of(eval)));
    }
}
