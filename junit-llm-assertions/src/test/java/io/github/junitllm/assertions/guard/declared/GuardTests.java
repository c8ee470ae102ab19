package io.github.junitllm.assertions.guard.declared;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.assertions.LlmAssertions;
import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.assertions.guard.Severity;
import io.github.junitllm.assertions.guard.call.Traffic;
import io.github.junitllm.assertions.guard.declared.guarded.PackageGuarded;
import io.github.junitllm.assertions.guard.personal.PersonalDataType;
import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.Events;

/** Guardrails that nobody calls, over real calls through the gateway. */
class GuardTests extends GuardedRuns {

    @Guard(Guards.PersonalData.class)
    static class OnClass extends Bot {
        @LlmTask
        static String bot(EvalCase golden, LlmGateway llm) throws IOException, InterruptedException {
            return ask(golden.input(), llm);
        }

        @LlmEval(method = "cases")
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isNotEmpty();
        }
    }

    @Test
    void looksAtRequestsAndResponsesWithoutALineInTheEval() {
        Events events = run(OnClass.class);

        assertThat(events.succeeded().count()).isEqualTo(1);
        assertThat(messages(events))
                .hasSize(2)
                .anySatisfy(message -> assertThat(message)
                        .startsWith("expected the response of call 1 of 1 to contain no personal data, but found"
                                + " /choices/0/message/content: email at 9-24")
                        .contains("golden row: "))
                .anySatisfy(message -> assertThat(message)
                        .startsWith("expected the request of call 1 of 1 to contain no personal data, but found"
                                + " /messages/0/content: email at 5-20"))
                .noneSatisfy(message -> assertThat(message).contains("@example.org"));
    }

    @Test
    void tellsTheRunWhichRisksWereExercised() throws IOException {
        run(OnClass.class);

        assertThat(Files.readString(output.resolve("summary.md")))
                .contains("| LLM02:2025 Sensitive Information Disclosure | 3 cases |")
                .contains("| LLM01:2025 Prompt Injection | nothing |");
        assertThat(Files.readString(output.resolve("results.json"))).contains("\"LLM02:2025\"");
    }

    @Test
    void holdsForAllOfAPackage() {
        assertThat(messages(run(PackageGuarded.class)))
                .singleElement()
                .asString()
                .startsWith("expected the response of call 1 of 1 to contain no personal data");
    }

    static class OwnWords implements Supplier<Guardrail> {
        @Override
        public Guardrail get() {
            return io.github.junitllm.assertions.guard.words.WordList.topic("terms", List.of("days"));
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Guard(value = Guards.PersonalData.class, on = Traffic.RESPONSE)
    @Guard(value = OwnWords.class, on = Traffic.RESPONSE)
    @interface HouseRules {}

    static class OnMethod extends Bot {
        @HouseRules
        @LlmEval(method = "cases")
        void guarded(EvalCase golden, LlmGateway llm) throws IOException, InterruptedException {
            ask(golden.input(), llm);
        }

        @Guard(value = Guards.PersonalData.class, from = Severity.CRITICAL)
        @LlmEval(method = "cases")
        void lenient(EvalCase golden, LlmGateway llm) throws IOException, InterruptedException {
            ask(golden.input(), llm);
        }

        @LlmEval(method = "cases")
        void unguarded(EvalCase golden, LlmGateway llm) throws IOException, InterruptedException {
            ask(golden.input(), llm);
        }
    }

    @Test
    void holdsForAMethodAloneAndThroughAnAnnotationOfOnesOwn() {
        assertThat(messages(run(OnMethod.class))).hasSize(3).allSatisfy(message -> assertThat(message)
                .startsWith("expected the response of call 1 of 1"));
    }

    static class Silent extends Bot {
        @Guard(Guards.Secrets.class)
        @LlmEval(method = "cases")
        void asksNobody(EvalCase golden) {
            assertThat(golden.input()).isNotEmpty();
        }

        @Guard(value = Guards.Secrets.class, callsOptional = true)
        @LlmEval(method = "cases")
        void mayAskNobody(EvalCase golden) {
            assertThat(golden.input()).isNotEmpty();
        }
    }

    @Test
    void isNoPassWhereThereWasNothingToLookAt() {
        Events events = run(Silent.class);

        assertThat(messages(events))
                .filteredOn(message -> message.contains("golden row: "))
                .hasSize(3)
                .allSatisfy(message -> assertThat(message).contains("@Guard had nothing to look at"));
        assertThat(events.succeeded().count()).isEqualTo(4);
    }

    static class Refused extends Bot {
        static Stream<EvalCase> breaking() {
            return Stream.of(EvalCase.of("break", "Break, please"));
        }

        @Guard(Guards.Secrets.class)
        @LlmEval(method = "breaking")
        void answersAnyhow(EvalCase golden, LlmGateway llm) throws IOException, InterruptedException {
            assertThat(ask(golden.input(), llm)).isNotNull();
        }
    }

    @Test
    void isNoPassWhereEveryCallFailed() throws IOException {
        assertThat(messages(run(Refused.class)))
                .filteredOn(message -> message.contains("golden row: "))
                .singleElement()
                .asString()
                .contains("401");
        assertThat(Files.readString(output.resolve("summary.md"))).doesNotContain("LLM02:2025");
    }

    static class Failing extends Bot {
        @Guard(Guards.PersonalData.class)
        @LlmEval(method = "cases")
        void failsAnyway(EvalCase golden, LlmGateway llm) throws IOException, InterruptedException {
            assertThat(ask(golden.input(), llm)).as("the answer").contains("fortnight");
        }
    }

    @Test
    void saysBothWhereTheCheckFailsToo() {
        assertThat(messages(run(Failing.class)))
                .filteredOn(message -> message.contains("also: expected the re"))
                .hasSize(2)
                .allSatisfy(message -> assertThat(message).startsWith("[the answer]"));
    }

    static class Needy implements Supplier<Guardrail> {
        Needy(String word) {
            throw new IllegalStateException(word);
        }

        @Override
        public Guardrail get() {
            throw new IllegalStateException("never made");
        }
    }

    static class Wrong extends Bot {
        @Guard(Needy.class)
        @LlmEval(method = "cases")
        void asks(EvalCase golden) {
            assertThat(golden.input()).isNotEmpty();
        }
    }

    @Test
    void namesADeclarationThatIsWrong() {
        assertThat(messages(run(Wrong.class)))
                .singleElement()
                .asString()
                .contains("@Guard: no guardrail can be made by")
                .contains("Needy, which needs a constructor without parameters");
    }

    static class Asserted extends Bot {
        @LlmEval(method = "cases")
        void asserts(EvalCase golden) {
            LlmAssertions.assertThatResponse(golden.id())
                    .passes(io.github.junitllm.assertions.guard.GuardChecks.clean(
                            io.github.junitllm.assertions.guard.personal.PersonalData.of(PersonalDataType.EMAIL)));
        }
    }

    @Test
    void guardrailsThatTheEvalAssertsCountAsExercisedToo() throws IOException {
        run(Asserted.class);

        assertThat(Files.readString(output.resolve("summary.md")))
                .contains("| LLM02:2025 Sensitive Information Disclosure | 3 cases |");
    }
}
