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
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/** What annotations of other modules can say of an eval: cases, gates, inspections. */
class ContributedTests {

    @TempDir
    Path output;

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

        private static volatile long before;
        private static volatile long begun;

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

    static class InspectedSlowly {

        @org.junit.jupiter.api.BeforeEach
        void begin() {
            SlowInspector.before = System.nanoTime();
        }

        @InspectedAtLength
        @CountedEval(1)
        void passes(EvalCase golden) {}
    }

    static class InspectedSlowlyAfterAFailure extends InspectedSlowly {

        @InspectedAtLength
        @CountedEval(1)
        @Override
        void passes(EvalCase golden) {
            throw new AssertionError("no");
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {InspectedSlowly.class, InspectedSlowlyAfterAFailure.class})
    void whatInspectorsTakeIsNoTimeOfTheBody(Class<?> evals) {
        EvalRun run = EvalRun.of(evals).in(output);

        assertThat(run.journal("sample").get(0).path("checkMicros").longValue())
                .isBetween(1L, (SlowInspector.begun - SlowInspector.before) / 1_000);
    }

    private Node verdictOf(EvalRun run, String method) {
        return run.leaves().stream()
                .filter(node ->
                        node.name().startsWith("verdict") && node.uniqueId().contains(":" + method + "("))
                .findFirst()
                .orElseThrow();
    }

    static class AnswersOfATask {

        @LlmTask
        static String answer(EvalCase golden) {
            return golden.id().equals("n2") ? "wrong" : "right";
        }

        @AnswersInspected
        @CountedEval(3)
        void looksAtNothingItself() {}
    }

    static class AnswersOfNobody {

        @AnswersInspected
        @CountedEval(1)
        void hasNoTask() {}
    }

    static class AnswersOfSeveral {

        @LlmTask
        static String one(EvalCase golden) {
            return "right";
        }

        @LlmTask
        static String other(EvalCase golden) {
            return "right";
        }

        @AnswersInspected
        @CountedEval(1)
        void namesNone() {}

        @AnswersInspected
        @CountedEval(value = 1, task = "other")
        void namesOne() {}
    }

    private static List<Node> with(Status status, EvalRun run) {
        return run.leaves().stream().filter(node -> node.status() == status).toList();
    }

    @Test
    void theTaskRunsForAnInspectorThatWantsItsAnswers() {
        EvalRun run = EvalRun.of(AnswersOfATask.class).in(output);

        assertThat(with(Status.FAILED, run))
                .singleElement()
                .satisfies(node -> assertThat(node.message()).contains("wrong").contains("(n2)"));
        assertThat(with(Status.PASSED, run)).hasSize(2);
    }

    @Test
    void withoutATaskSuchAnInspectorHasNoAnswer() {
        assertThat(with(Status.FAILED, EvalRun.of(AnswersOfNobody.class).in(output)))
                .singleElement()
                .satisfies(node -> assertThat(node.message()).contains("no answer"));
    }

    @Test
    void ofSeveralTasksOneIsToBeNamedForItToo() {
        EvalRun run = EvalRun.of(AnswersOfSeveral.class).in(output);

        assertThat(with(Status.FAILED, run)).isNotEmpty().allSatisfy(node -> assertThat(node.message())
                .contains("@CountedEval method 'namesNone' could check the answers of")
                .contains("name one with @CountedEval(task = "));
        assertThat(with(Status.PASSED, run)).isNotEmpty();
    }

    static class FailureGates {

        @LlmTask
        static String answer(EvalCase golden) {
            return Sums.answer(golden, 3, 7);
        }

        @WrongAnswers(atMost = 0.2)
        @LlmEval(method = Sums.TEN)
        void enough(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }

        @WrongAnswers(atMost = 0.19)
        @LlmEval(method = Sums.TEN)
        void tooMany(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }

        @WrongAnswers(atMost = 0.5, claim = Claim.NO_EVIDENCE_BELOW)
        @LlmEval(method = Sums.TEN)
        void noEvidence(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }

        @WrongAnswers(atMost = 0.01, claim = Claim.PROVE)
        @LlmEval(method = Sums.TEN)
        void tooFewToProve(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }

        @WrongAnswers(atMost = 1)
        @LlmEval(method = Sums.TEN)
        void anything(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }
    }

    @Test
    void aGateOnFailuresIsToldAsOne() {
        EvalRun run = EvalRun.of(FailureGates.class).in(output);

        Node enough = verdictOf(run, "enough");
        assertThat(enough.status()).isEqualTo(Status.PASSED);
        assertThat(enough.name()).isEqualTo("verdict: wrong answers <= 20 %");
        Node tooMany = verdictOf(run, "tooMany");
        assertThat(tooMany.status()).isEqualTo(Status.FAILED);
        assertThat(tooMany.message().lines().findFirst().orElse(""))
                .isEqualTo("wrong answers 20.0 % (2 of 10 cases), 95 % interval 5.7–51.0 % (Wilson), required:"
                        + " point <= 19 %: FAIL; failing: case-3, case-7");
        assertThat(verdictOf(run, "noEvidence").name()).isEqualTo("verdict: no evidence of wrong answers > 50 %");
    }

    @PassRate(0.1)
    static class GatesOfAClass {

        @LlmTask
        static String answer(EvalCase golden) {
            return Sums.answer(golden, 3);
        }

        @LlmEval(method = Sums.TEN)
        void ofTheClass(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }

        @GatedAlone
        void ofItsOwn(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }

        @GatedAloneToo
        void ofItsOwnToo(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }

        @GatedAlone
        @PassRate(0.9)
        void onItself(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }

        @GatedAlone
        @WrongAnswers(atMost = 0.2)
        void otherOnItself(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }
    }

    @Test
    void anAnnotationMayKeepTheGatesOfTheClassFromItsEvals() {
        EvalRun run = EvalRun.of(GatesOfAClass.class).in(output);

        assertThat(verdictOf(run, "ofTheClass").name()).isEqualTo("verdict: pass rate >= 10 %");
        assertThat(verdictOf(run, "onItself").name()).isEqualTo("verdict: pass rate >= 90 %");
        assertThat(verdictOf(run, "otherOnItself").name()).isEqualTo("verdict: wrong answers <= 20 %");
        assertThat(run.leavesOf(GatesOfAClass.class))
                .filteredOn(node -> node.status() == Status.FAILED)
                .extracting(Node::uniqueId)
                .satisfiesExactlyInAnyOrder(id -> assertThat(id).contains(":ofItsOwn("), id -> assertThat(id)
                        .contains(":ofItsOwnToo("));
    }

    @Test
    void aGateOnFailuresThatCannotBeDecidedSaysSoInItsOwnWords() {
        EvalRun run = EvalRun.of(FailureGates.class).in(output);

        assertThat(run.leaves())
                .filteredOn(node -> node.name().equals("configuration"))
                .extracting(Node::message)
                .satisfiesExactlyInAnyOrder(
                        message -> assertThat(message)
                                .contains("to prove wrong answers of at most 1 % with 95 % confidence, the set needs at"
                                        + " least 299 cases, all passing; it has 10"),
                        message -> assertThat(message).contains("at most must lie between 0 and below 1"));
    }

    @Test
    void reportsShowTheShareThatTheGateIsAbout() throws IOException {
        EvalRun.of(FailureGates.class).in(output);

        assertThat(Files.readString(output.resolve("summary.md")))
                .contains("20.0 % wrong answers | &#91;5.7 %, 51.0 %&#93; | PASS | wrong answers &#60;= 20 % |");
    }

    static class Composed {
        @LlmTask
        static String one(EvalCase golden) {
            return golden.id();
        }

        @LlmTask
        static String other(EvalCase golden) {
            return "other";
        }

        @CountedEval(value = 3, samples = 2, task = "other")
        void counted(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("other");
        }

        @CountedEval(value = -1, task = "one")
        void wrong(LlmAnswer answer) {
            assertThat(answer.text()).isNotEmpty();
        }
    }

    @Test
    void anAnnotationThatIsAnEvalHasCasesAndAttributesOfItsOwn() {
        EvalRun run = EvalRun.of(Composed.class).in(output);

        assertThat(run.names(Status.PASSED))
                .contains("n1 sample 1: number 1", "n3 sample 2: number 3")
                .hasSize(7);
        assertThat(run.node("configuration").message())
                .contains("@CountedEval on Composed.wrong: @CountedEval(-1) on Composed must not be negative");
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.ANNOTATION_TYPE)
    @LlmEval(method = "io.github.junitllm.eval.ContributedTests#two")
    @interface Thrice {
        int samples() default 3;
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Thrice
    @interface HouseEval {}

    static Stream<EvalCase> two() {
        return Stream.of(EvalCase.of("a", "first"), EvalCase.of("b", "second"));
    }

    static class ComposedTwice {
        @HouseEval
        void runsThrice(EvalCase golden) {
            assertThat(golden.id()).isNotEmpty();
        }

        @CountedEval(2)
        @LlmEval(method = "io.github.junitllm.eval.ContributedTests#two")
        void hasTwoSets(EvalCase golden) {
            assertThat(golden.id()).isNotEmpty();
        }
    }

    @Test
    void anAnnotationOfAnAnnotationCountsAndTwoAreOneTooMany() {
        EvalRun run = EvalRun.of(ComposedTwice.class).in(output);

        assertThat(run.names(Status.PASSED)).contains("a sample 3: first").hasSize(7);
        assertThat(run.node("configuration").message()).contains("two annotations make an eval of hasTwoSets");
    }

    static class Inspections {
        @Inspected(failing = "n2")
        @CountedEval(3)
        void failing(EvalCase golden) {
            assertThat(golden.id()).isNotEqualTo("n3");
        }

        @Inspected(failing = "n2", with = "error")
        @CountedEval(2)
        void erring(EvalCase golden) {
            assertThat(golden.id()).isNotEqualTo("n2");
        }

        @Inspected(failing = "n1", with = "skip")
        @CountedEval(2)
        void skipping(EvalCase golden) {
            assertThat(golden.id()).isNotEmpty();
        }
    }

    @Test
    void inspectionsJudgeASampleBesidesItsBody() {
        EvalRun run = EvalRun.of(Inspections.class).in(output);

        List<Node> nodes = run.leavesOf(Inspections.class);
        assertThat(nodes)
                .filteredOn(node -> node.uniqueId().contains(":failing("))
                .filteredOn(node -> node.name().startsWith("n"))
                .satisfiesExactly(
                        first -> assertThat(first.status()).isEqualTo(Status.PASSED),
                        second -> assertThat(second.message()).startsWith("it lies"),
                        third -> assertThat(third.message()).contains("n3").doesNotContain("it lies"));
        assertThat(nodes)
                .filteredOn(node ->
                        node.uniqueId().contains(":erring(") && node.name().startsWith("n2"))
                .singleElement()
                .satisfies(node -> assertThat(node.message())
                        .startsWith("java.lang.IllegalStateException: no light")
                        .contains("also: "));
        assertThat(nodes)
                .filteredOn(node ->
                        node.uniqueId().contains(":skipping(") && node.name().startsWith("n1"))
                .singleElement()
                .satisfies(node -> assertThat(node.status()).isEqualTo(Status.ABORTED));
        assertThat(run.journal("sample")).allSatisfy(sample -> {
            assertThat(sample.at("/scores/inspected").asInt()).isEqualTo(1);
            assertThat(sample.at("/risks/0").asText()).isEqualTo("LLM09:2025");
        });
    }

    static class Checks {
        @CountedEval(2)
        @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void onAThreadOfItsOwn(EvalCase golden) {
            ExercisedRisks.note(Set.of(OwaspRisk.PROMPT_INJECTION));
            assertThat(golden.id()).isNotEmpty();
        }

        @CountedEval(2)
        void none(EvalCase golden) {
            assertThat(Duration.ZERO).isZero();
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface Decided {}

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

    static class Decisions {
        @Decided
        @Inspected(failing = "n4")
        @CountedEval(5)
        @WrongAnswers(atMost = 0.7)
        @ErrorBudget(2)
        void gated(EvalCase golden) {
            assertThat(golden.id()).as("body").isNotIn("n2", "n3");
        }
    }

    @Test
    void whereAnInspectorDecidesOtherFailuresAreErrorsOfTheirOwn() {
        EvalRun run = EvalRun.of(Decisions.class).in(output);

        assertThat(run.journal("sample"))
                .extracting(sample -> sample.at("/verdict").asText())
                .containsExactly("FAIL", "FAIL", "ERROR", "ERROR", "PASS");
        assertThat(verdictOf(run, "gated").status()).isEqualTo(Status.PASSED);
        assertThat(run.leaves())
                .filteredOn(node -> node.name().startsWith("n2"))
                .singleElement()
                .satisfies(node ->
                        assertThat(node.message()).startsWith("[decided]").contains("also: [body]"));
        assertThat(run.leaves())
                .filteredOn(node -> node.name().startsWith("n3"))
                .singleElement()
                .satisfies(node -> assertThat(node.message())
                        .startsWith("a check besides what this eval measures failed: [body]"));
    }

    @Test
    void whatTheBodysChecksLookForIsTheirSamplesAlone() throws IOException {
        EvalRun run = EvalRun.of(Checks.class).in(output);

        assertThat(run.journal("sample"))
                .filteredOn(sample -> sample.has("risks"))
                .hasSize(2)
                .allSatisfy(
                        sample -> assertThat(sample.at("/method/name").asText()).isEqualTo("onAThreadOfItsOwn"));
        assertThat(Files.readString(output.resolve("summary.md")))
                .contains("| LLM01:2025 Prompt Injection | 2 cases |")
                .contains("| LLM10:2025 Unbounded Consumption | nothing |");
    }

    static class Edited {
        @Retagged(method = Sums.TEN, tag = "sum")
        void tagged(EvalCase golden) {
            assertThat(golden.tags()).containsExactly("sum");
        }
    }

    @Test
    void anAnnotationThatCarriesNoGoldenSetMayNameOneAndItsCasesMayBeEdited() throws IOException {
        EvalRun run = EvalRun.of(Edited.class).in(output);

        assertThat(run.names(Status.PASSED)).hasSize(11);
        assertThat(run.journal("sample"))
                .allSatisfy(
                        sample -> assertThat(sample.at("/case/tags/0").asText()).isEqualTo("sum"));
        assertThat(run.journal("verdict")).singleElement().satisfies(verdict -> assertThat(
                        verdict.at("/notes").toString())
                .contains("looked at 10 samples"));
    }
}
