package io.github.junitllm.assertions.guard.trial;

import io.github.junitllm.eval.ComposedAnnotation;
import io.github.junitllm.eval.DeclaredGate;
import io.github.junitllm.eval.EvalContributor;
import io.github.junitllm.eval.SampleInspector;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.verdict.PassRateGate;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link GuardrailEval} and its gates mean to an eval. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GuardrailEvals implements EvalContributor {

    @Override
    public List<DeclaredGate> gates(AnnotatedElement element, Method eval) {
        FalsePositives positives = declared(element, FalsePositives.class);
        FalseNegatives negatives = declared(element, FalseNegatives.class);
        if (positives == null && negatives == null) {
            return List.of();
        }
        if (trial(eval).isEmpty()) {
            if (!element.equals(eval)) {
                return List.of(); // those of a class are for its trials
            }
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
        return trial(method).<UnaryOperator<EvalCase>>map(Labels::of).stream().toList();
    }

    @Override
    public List<SampleInspector> inspectors(Method method, List<Class<?>> testClasses) {
        return trial(method)
                .<SampleInspector>map(
                        eval -> new GuardrailTrial(GuardrailFactory.guardrail(eval, testClasses), Labels.of(eval)))
                .stream()
                .toList();
    }

    private static Optional<GuardrailEval> trial(Method method) {
        return ComposedAnnotation.find(method, GuardrailEval.class);
    }

    private static <A extends Annotation> @Nullable A declared(AnnotatedElement element, Class<A> type) {
        return AnnotationSupport.findAnnotation(element, type).orElse(null);
    }
}
