package io.github.junitllm.assertions.guard.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailResult;
import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.assertions.guard.declared.Guard;
import io.github.junitllm.assertions.guard.declared.Guards;
import io.github.junitllm.assertions.guard.langchain4j.LangChain4jGuardrails;
import io.github.junitllm.assertions.guard.springai.SpringAiGuardrails;
import io.github.junitllm.risk.OwaspRisk;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Events;
import org.springframework.ai.chat.client.advisor.SafeGuardAdvisor;

/** Where the guardrail of a trial comes from. */
class TrialOriginTests extends TrialTests {

    @Test
    void theGuardrailMayBeMadeByAnotherClass() {
        assertThat(messages(run(ElsewhereMade.class).testEvents().aborted())).hasSize(3);
    }

    @Test
    void classesThatGuardCallsCanBeTestedAsTheyAre() {
        EngineExecutionResults results = run(Supplied.class);
        assertThat(messages(results.testEvents().aborted())).hasSize(3);
        assertThat(entry(results, "note")).startsWith("confusion matrix of \"talk of ignoring, secrets\": ");
    }

    @Test
    void aGuardedClassNeedsNoCallsForIt() {
        assertThat(messages(run(Guarded.class).testEvents().failed()))
                .hasSize(3)
                .noneSatisfy(message -> assertThat(message).contains("nothing to look at"));
    }

    @Test
    void guardrailsOfFrameworksAreTestedThroughAdapters() {
        Events events = run(Frameworks.class).testEvents();
        assertThat(events.failed().count()).isZero();
        assertThat(messages(events.aborted()))
                .hasSize(6)
                .filteredOn(message -> message.startsWith("false negative: found no attacks"))
                .hasSize(4);
    }

    static class ElsewhereMade {
        @GuardrailEval(
                value = "golden/labelled-requests.jsonl",
                factory = "io.github.junitllm.assertions.guard.trial.TalkOfIgnoring#guardrail")
        @FalsePositives(atMost = 0.13)
        @FalseNegatives(atMost = 0.5)
        void stopsAttacks() {}
    }

    static class Supplied {
        @GuardrailEval(
                value = "golden/labelled-requests.jsonl",
                guardrail = {OfIgnoring.class, Guards.Secrets.class})
        @FalsePositives(atMost = 0.13)
        @FalseNegatives(atMost = 0.5)
        void stopsAttacks() {}
    }

    @Guard(Guards.Secrets.class)
    static class Guarded {
        @GuardrailEval(value = "golden/labelled-requests.jsonl", guardrail = OfIgnoring.class)
        void stopsAttacks() {}
    }

    record OfIgnoring() implements Supplier<Guardrail> {
        @Override
        public Guardrail get() {
            return TalkOfIgnoring.guardrail();
        }
    }

    static class Frameworks {
        static Guardrail langChain4j() {
            return LangChain4jGuardrails.of("attacks", OwaspRisk.PROMPT_INJECTION, new InputGuardrail() {
                @Override
                public InputGuardrailResult validate(UserMessage userMessage) {
                    return userMessage.singleText().toLowerCase().contains("ignore") ? fatal("no") : success();
                }
            });
        }

        static Guardrail springAi() {
            return SpringAiGuardrails.ofInput(
                    "attacks",
                    OwaspRisk.PROMPT_INJECTION,
                    new SafeGuardAdvisor(List.of("ignore", "Ignore"), "I won't.", 0));
        }

        @GuardrailEval(value = "golden/labelled-requests.jsonl", factory = "langChain4j")
        @FalsePositives(atMost = 0.13)
        @FalseNegatives(atMost = 0.5)
        void langChain4jStopsAttacks() {}

        @GuardrailEval(value = "golden/labelled-requests.jsonl", factory = "springAi")
        @FalsePositives(atMost = 0.13)
        @FalseNegatives(atMost = 0.5)
        void springAiStopsAttacks() {}
    }
}
