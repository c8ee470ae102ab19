package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.golden.GoldenSetProvider;
import io.github.junitllm.risk.ExercisedRisks;
import io.github.junitllm.risk.OwaspRisk;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Node;
import io.github.junitllm.testkit.EvalRun.Status;
import io.github.junitllm.verdict.Claim;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Annotations such as other modules have them, and what they contribute to evals. */
final class Contributed {

    private Contributed() {}

    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @interface WrongAnswers {
        double atMost();

        String slice() default "";

        Claim claim() default Claim.POINT;
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface Inspected {
        String failing() default "none";

        String with() default "fail";
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface AnswersInspected {}

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface InspectedAtLength {}

    /** Takes three times as long as what came before it. */
    static final class SlowInspector implements SampleInspector {

        static volatile long before;
        static volatile long begun;

        @Override
        public void inspect(InspectedSample sample) {
            begun = System.nanoTime();
            long end = begun + 3 * (begun - before);
            while (System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
        }
    }

    /** Fails what says "wrong", and what nobody answered. */
    static final class AnswerInspector implements SampleInspector {
        @Override
        public void inspect(InspectedSample sample) {
            LlmAnswer answer = sample.answer();
            assertThat(answer == null ? "no answer" : answer.text()).isEqualTo("right");
        }

        @Override
        public boolean wantsAnswer() {
            return true;
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @LlmEval(provider = Counted.class)
    @interface CountedEval {
        int value();

        int samples() default 1;

        String task() default "";
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @LlmEval
    @interface Retagged {
        String value() default "";

        String method() default "";

        String tag();
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @OwnGates
    @LlmEval(method = Sums.TEN)
    @interface GatedAlone {}

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @GatedAlone
    @interface GatedAloneToo {}

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface Decided {}

    static final class Counted implements GoldenSetProvider, MethodAware {
        private int count;

        @Override
        public void declaredOn(Method method, Class<?> testClass) {
            count = method.getAnnotation(CountedEval.class).value();
            if (count < 0) {
                throw new IllegalArgumentException(
                        "@CountedEval(" + count + ") on " + testClass.getSimpleName() + " must not be negative");
            }
        }

        @Override
        public Stream<EvalCase> cases() {
            return IntStream.rangeClosed(1, count).mapToObj(i -> EvalCase.of("n" + i, "number " + i));
        }
    }

    /** Registered as a service of the test class path; says nothing of evals without the annotations above. */
    public static final class Contributor implements EvalContributor {
        @Override
        public List<DeclaredGate> gates(AnnotatedElement element) {
            WrongAnswers declared = element.getAnnotation(WrongAnswers.class);
            return declared == null
                    ? List.of()
                    : List.of(new DeclaredGate(
                            io.github.junitllm.verdict.PassRateGate.atMost(
                                    "wrong answers", declared.atMost(), declared.claim(), 0.95, declared.slice()),
                            Inconclusive.FAIL));
        }

        @Override
        public List<UnaryOperator<EvalCase>> caseEdits(Method method, Class<?> testClass) {
            Retagged declared = method.getAnnotation(Retagged.class);
            return declared == null ? List.of() : List.of(golden -> golden.tagged(declared.tag()));
        }

        @Override
        public List<SampleInspector> inspectors(Method method, Class<?> testClass) {
            if (method.isAnnotationPresent(Decided.class)) {
                Inspected other = method.getAnnotation(Inspected.class);
                return List.of(sample -> inspect(sample, other), new Deciding());
            }
            if (method.isAnnotationPresent(Retagged.class)) {
                return List.of(new Counting());
            }
            if (method.isAnnotationPresent(InspectedAtLength.class)) {
                return List.of(new SlowInspector());
            }
            if (method.isAnnotationPresent(AnswersInspected.class)) {
                return List.of(new AnswerInspector());
            }
            Inspected declared = method.getAnnotation(Inspected.class);
            return declared == null ? List.of() : List.of(sample -> inspect(sample, declared));
        }

        private static void inspect(InspectedSample sample, Inspected declared) {
            ExercisedRisks.note(Set.of(OwaspRisk.MISINFORMATION));
            sample.recorder().score("inspected", 1);
            if (sample.golden().id().equals(declared.failing())) {
                switch (declared.with()) {
                    case "fail" -> throw new AssertionError("it lies");
                    case "skip" -> throw new TestAbortedException("not today");
                    default -> throw new IllegalStateException("no light");
                }
            }
        }
    }

    private static final class Counting implements SampleInspector {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public void inspect(InspectedSample sample) {
            count.incrementAndGet();
        }

        @Override
        public List<String> notes() {
            return List.of("looked at " + count + " samples");
        }
    }

    /** Fails what is called n1 or n2, and nothing else counts. */
    private static final class Deciding implements SampleInspector {
        @Override
        public void inspect(InspectedSample sample) {
            assertThat(sample.golden().id()).as("decided").isNotIn("n1", "n2");
        }

        @Override
        public boolean decides() {
            return true;
        }
    }

    /** Returns the verdict of one of the evals of a run. */
    static Node verdictOf(EvalRun run, String method) {
        return run.leaves().stream()
                .filter(node ->
                        node.name().startsWith("verdict") && node.uniqueId().contains(":" + method + "("))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the leaves with this status. */
    static List<Node> with(Status status, EvalRun run) {
        return run.leaves().stream().filter(node -> node.status() == status).toList();
    }
}
