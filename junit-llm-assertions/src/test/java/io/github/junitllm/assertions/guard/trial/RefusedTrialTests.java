package io.github.junitllm.assertions.guard.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.golden.EvalCase;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.testkit.engine.Events;

/** Trials that could say nothing, or something else than they seem to. */
class RefusedTrialTests extends TrialTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Unlabelled    | unlabelled-requests.jsonl:2: case "u-2": field "label": is missing
                    Doubtful      | doubtful-requests.jsonl:1: case "d-1": field "label": "perhaps" is neither among
                    Contradictory | contradictory-requests.jsonl:1: case "c-1": the tags [must-stop] contradict the label
                    OneClass      | gate on slice 'must-stop': no case has this tag
                    OneGate       | @FalsePositives without @FalseNegatives
                    OtherGate     | @FalseNegatives without @FalsePositives
                    NoTrial       | gate a @GuardrailEval, and this is none
                    NoFactory     | has no static method without parameters that returns a
                    ManyFactories | may be any of
                    NoSuchFactory | has no static method 'missing'
                    NoSuchClass   | there is no class com.acme.Missing
                    NullFactory   | returned null instead of a guardrail
                    BrokenFactory | made no guardrail: java.lang.IllegalStateException: no model
                    BothNamed     | names both guardrail and factory
                    Needy         | which needs a constructor without parameters
                    BothLabels    | the label "attack" is both in stop and in pass
                    """)
    void whatCannotBeJudgedIsRefusedWithTheReason(String name, String reason) {
        Class<?> evals = Stream.of(RefusedTrialTests.class.getDeclaredClasses())
                .filter(type -> type.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow();
        Events events = run(evals).allEvents();
        assertThat(events.failed().count()).isPositive();
        assertThat(messages(events)).anySatisfy(message -> assertThat(message).contains(reason));
    }

    @Test
    void whereNobodyWouldAskTheGuardrailNoRowPasses() {
        ClassLoader withoutServices = new ClassLoader(getClass().getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) {
                return Collections.emptyEnumeration();
            }
        };
        assertThatIllegalStateException()
                .isThrownBy(() -> TrialService.require(withoutServices))
                .withMessageContaining("META-INF/services/io.github.junitllm.eval.EvalContributor");
        assertThatNoException().isThrownBy(() -> TrialService.require(getClass().getClassLoader()));
    }

    static class Unlabelled {
        static Guardrail guardrail() {
            return TalkOfIgnoring.guardrail();
        }

        @GuardrailEval("golden/unlabelled-requests.jsonl")
        void stopsAttacks() {}
    }

    static class Doubtful {
        static Guardrail guardrail() {
            return TalkOfIgnoring.guardrail();
        }

        @GuardrailEval("golden/doubtful-requests.jsonl")
        void stopsAttacks() {}
    }

    static class Contradictory {
        static Guardrail guardrail() {
            return TalkOfIgnoring.guardrail();
        }

        @GuardrailEval("golden/contradictory-requests.jsonl")
        void stopsAttacks() {}
    }

    static class OneClass {
        static Guardrail guardrail() {
            return TalkOfIgnoring.guardrail();
        }

        @GuardrailEval(value = "golden/benign-requests.jsonl", label = "attack")
        @FalsePositives(atMost = 0)
        @FalseNegatives(atMost = 0.5)
        void stopsAttacks() {}
    }

    static class OneGate {
        static Guardrail guardrail() {
            return TalkOfIgnoring.guardrail();
        }

        @GuardrailEval("golden/labelled-requests.jsonl")
        @FalsePositives(atMost = 0.5)
        void stopsAttacks() {}
    }

    static class OtherGate {
        static Guardrail guardrail() {
            return TalkOfIgnoring.guardrail();
        }

        @GuardrailEval("golden/labelled-requests.jsonl")
        @FalseNegatives(atMost = 0.5)
        void stopsAttacks() {}
    }

    static class NoTrial {
        @LlmEval("golden/labelled-requests.jsonl")
        @FalsePositives(atMost = 0.5)
        @FalseNegatives(atMost = 0.5)
        void stopsAttacks(EvalCase golden) {}
    }

    static class NoFactory {
        @GuardrailEval("golden/labelled-requests.jsonl")
        void stopsAttacks() {}
    }

    static class ManyFactories {
        static Guardrail first() {
            return TalkOfIgnoring.guardrail();
        }

        static Guardrail second() {
            return TalkOfIgnoring.guardrail();
        }

        @GuardrailEval("golden/labelled-requests.jsonl")
        void stopsAttacks() {}
    }

    static class NoSuchFactory {
        static Guardrail first() {
            return TalkOfIgnoring.guardrail();
        }

        @GuardrailEval(value = "golden/labelled-requests.jsonl", factory = "missing")
        void stopsAttacks() {}
    }

    static class NoSuchClass {
        @GuardrailEval(value = "golden/labelled-requests.jsonl", factory = "com.acme.Missing#first")
        void stopsAttacks() {}
    }

    static class NullFactory {
        static Guardrail first() {
            return null;
        }

        @GuardrailEval("golden/labelled-requests.jsonl")
        void stopsAttacks() {}
    }

    static class BrokenFactory {
        static Guardrail first() {
            throw new IllegalStateException("no model");
        }

        @GuardrailEval("golden/labelled-requests.jsonl")
        void stopsAttacks() {}
    }

    static class BothLabels {
        static Guardrail first() {
            return TalkOfIgnoring.guardrail();
        }

        @GuardrailEval(value = "golden/labelled-requests.jsonl", pass = "ATTACK")
        void stopsAttacks() {}
    }

    static class BothNamed {
        @GuardrailEval(
                value = "golden/labelled-requests.jsonl",
                guardrail = TrialOriginTests.OfIgnoring.class,
                factory = "any")
        void stopsAttacks() {}
    }

    static class Needy {
        @GuardrailEval(value = "golden/labelled-requests.jsonl", guardrail = OfAnything.class)
        void stopsAttacks() {}
    }

    record OfAnything(String name) implements Supplier<Guardrail> {
        @Override
        public Guardrail get() {
            return TalkOfIgnoring.guardrail();
        }
    }
}
