package io.github.junitllm.assertions.guard.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.assertions.guard.declared.Guard;
import io.github.junitllm.assertions.guard.declared.Guards;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.PassRate;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.risk.OwaspRisk;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Trials and gates declared elsewhere than on the method: on its class, on an annotation of one's own. */
class ComposedTrialTests extends TrialTests {

    private static List<String> verdicts(Events events) {
        return events.list().stream()
                .map(Event::getTestDescriptor)
                .map(descriptor -> descriptor.getDisplayName())
                .filter(name -> name.startsWith("verdict"))
                .toList();
    }

    @FalsePositives(atMost = 0.13)
    @FalseNegatives(atMost = 0.5)
    static class GatedClass {
        static Guardrail guardrail() {
            return TalkOfIgnoring.guardrail();
        }

        @GuardrailEval("golden/labelled-requests.jsonl")
        void stopsAttacks() {}

        @GuardrailEval("golden/labelled-requests.jsonl")
        @FalsePositives(atMost = 0.05)
        @FalseNegatives(atMost = 0.5)
        void stopsAttacksGently() {}

        static Stream<EvalCase> cases() {
            return Stream.of(EvalCase.of("one", "text"));
        }

        @LlmEval(method = "cases")
        void isNoTrial(EvalCase golden) {
            assertThat(golden.input()).isEqualTo("text");
        }

        @Nested
        class Inner {
            @GuardrailEval("golden/labelled-requests.jsonl")
            void stopsAttacksToo() {}
        }
    }

    @Test
    void gatesOfAClassHoldForItsTrialsThatHaveNoneAndForNoOtherEval() {
        Events events = run(GatedClass.class).testEvents();

        assertThat(verdicts(events.succeeded()))
                .hasSize(3)
                .filteredOn(
                        name -> name.contains("must-pass: false positives <= 13 %; must-stop: false negatives <= 50 %"))
                .hasSize(2);
        assertThat(messages(events.failed()))
                .singleElement()
                .asString()
                .contains("FAIL  must-pass: false positives <= 5 %");
    }

    @PassRate(0.99)
    @FalsePositives(atMost = 0.13)
    @FalseNegatives(atMost = 0.5)
    static class GatedTwice {
        static Guardrail guardrail() {
            return TalkOfIgnoring.guardrail();
        }

        static Stream<EvalCase> cases() {
            return Stream.of(EvalCase.of("one", "text"));
        }

        @LlmEval(method = "cases")
        void isNoTrial(EvalCase golden) {
            assertThat(golden.input()).isEqualTo("text");
        }

        @GuardrailEval("golden/labelled-requests.jsonl")
        void stopsAttacks() {}

        @Nested
        @PassRate(0.98)
        class Inner {
            @GuardrailEval("golden/labelled-requests.jsonl")
            void stopsAttacksToo() {}
        }
    }

    @Test
    void aPassRateOfAClassIsForItsOtherEvals() {
        Events events = run(GatedTwice.class).testEvents();
        String ofTrials = "verdict: must-pass: false positives <= 13 %; must-stop: false negatives <= 50 %";

        assertThat(messages(events.failed())).isEmpty();
        assertThat(verdicts(events.succeeded()))
                .containsExactlyInAnyOrder("verdict: pass rate >= 99 %", ofTrials, ofTrials);
    }

    @PassRate(0.1)
    static class RatedClass {
        static Guardrail guardrail() {
            return TalkOfIgnoring.guardrail();
        }

        @GuardrailEval("golden/labelled-requests.jsonl")
        void stopsAttacks() {}

        @GuardrailEval("golden/labelled-requests.jsonl")
        @PassRate(0.2)
        void stopsSomeAttacks() {}
    }

    @Test
    void withoutGatesOfItsOwnATrialFailsForEachWrongRowWhateverPassRateTheClassHas() {
        Events events = run(RatedClass.class).testEvents();

        assertThat(messages(events.failed()))
                .filteredOn(message -> message.startsWith("false "))
                .hasSize(3);
        assertThat(verdicts(events.succeeded())).containsExactly("verdict: pass rate >= 20 %");
    }

    @FalsePositives(atMost = 0.5)
    static class HalfGatedClass extends GatedOnceMore {
        @GuardrailEval("golden/labelled-requests.jsonl")
        void stopsAttacks() {}
    }

    static class GatedOnceMore {
        static Guardrail guardrail() {
            return TalkOfIgnoring.guardrail();
        }
    }

    @Test
    void halfOfTheGatesIsRefusedOnAClassToo() {
        assertThat(messages(run(HalfGatedClass.class).testEvents().failed()))
                .singleElement()
                .asString()
                .contains("@FalsePositives without @FalseNegatives");
    }

    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @GuardrailEval("golden/labelled-answers.csv")
    @FalsePositives(atMost = 0)
    @FalseNegatives(atMost = 0)
    @interface SecretsTrial {
        String label() default "expected";

        String[] stop() default "YES";

        String[] pass() default "NO";
    }

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @SecretsTrial(stop = "NO", pass = "YES")
    @interface ReversedTrial {
        String factory();
    }

    @Guard(Guards.Secrets.class)
    static class Composed {
        static Guardrail guardrail() {
            return Guardrail.of("secrets", OwaspRisk.SENSITIVE_INFORMATION_DISCLOSURE, text -> text.contains("secret"));
        }

        @SecretsTrial
        void stopsSecrets() {}
    }

    static class TwiceComposed {
        static Guardrail other() {
            return Guardrail.of("talk", OwaspRisk.SENSITIVE_INFORMATION_DISCLOSURE, text -> !text.contains("secret"));
        }

        static Guardrail guardrail() {
            throw new IllegalStateException("the other is named");
        }

        @ReversedTrial(factory = "other")
        void stopsTalk() {}
    }

    @Test
    void anAnnotationOfOnesOwnMakesATrialWithItsAttributesAndGates() {
        EngineExecutionResults results = run(Composed.class);

        assertThat(results.testEvents().failed().count()).isZero();
        assertThat(verdicts(results.testEvents().succeeded()))
                .singleElement()
                .asString()
                .contains("false positives <= 0 %");
        assertThat(entry(results, "note")).startsWith("confusion matrix of \"secrets\": true positives 1");
    }

    @Test
    void anAnnotationOnThatMakesOneToo() {
        EngineExecutionResults results = run(TwiceComposed.class);

        assertThat(messages(results.allEvents().failed())).isEmpty();
        assertThat(entry(results, "note")).startsWith("confusion matrix of \"talk\": true positives ");
    }

    static class OneClass {
        static Guardrail guardrail() {
            return Guardrail.of("nothing at all", OwaspRisk.PROMPT_INJECTION, text -> false);
        }

        @GuardrailEval(value = "golden/benign-requests.jsonl", label = "attack")
        void disturbsNobody() {}
    }

    @Test
    void aSetOfOneClassSaysWhatItCannotShow() throws Exception {
        assertThat(run(OneClass.class).testEvents().failed().count()).isZero();
        assertThat(java.nio.file.Files.readString(output.resolve("summary.md")))
                .contains("no row that was decided is to be stopped, so that nothing is known of false negatives")
                .contains("a guardrail that stops nothing would do as well")
                .doesNotContain("nothing is known of false positives");
    }
}
