package io.github.junitllm.assertions;

import static io.github.junitllm.assertions.LlmAssertions.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.eval.PassRate;
import io.github.junitllm.golden.EvalCase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** What assertions of this module make of the samples of an eval. */
class AssertionsInEvalsTests {

    @TempDir
    Path output;

    private Events run(Class<?> evals) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(evals))
                .configurationParameter("junit.llm.output", output.toString())
                .execute()
                .testEvents();
    }

    private static List<String> messages(Events events) {
        return events.list().stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .map(Throwable::getMessage)
                .toList();
    }

    @Test
    void aFailedCheckFailsItsSampleAndIsToldFirst() {
        Events events = run(Refunds.class);

        assertThat(events.succeeded().count()).isEqualTo(2);
        assertThat(messages(events.aborted()))
                .singleElement()
                .asString()
                .startsWith("expected the response to mention \"14 days\", but ");
    }

    @Test
    void whatCannotBeDecidedIsAnErrorThatNoPassRateForgives() {
        Events events = run(Undecided.class);

        assertThat(events.failed().list()).extracting(Event::getType).hasSize(2);
        assertThat(messages(events.failed()))
                .anySatisfy(message -> assertThat(message).contains("the library is not there"))
                .anySatisfy(message -> assertThat(message).contains("1 case ended in an error (0 allowed): wrong"));
    }

    private static String answer(EvalCase golden) {
        return golden.id().equals("right") ? "You have 14 days." : "You have a fortnight.";
    }

    private static Stream<EvalCase> golden() {
        return Stream.of(EvalCase.of("right", "How long?"), EvalCase.of("wrong", "And how long is that?"));
    }

    static class Refunds {

        static Stream<EvalCase> cases() {
            return golden();
        }

        @LlmTask
        static String bot(EvalCase golden) {
            return answer(golden);
        }

        @LlmEval(method = "cases")
        @PassRate(0.5)
        void mentionsTheTerm(LlmAnswer answer) {
            assertThatResponse(answer).mentions("14 days").not().contains("refund");
        }
    }

    static class Undecided {

        static Stream<EvalCase> cases() {
            return golden();
        }

        @LlmTask
        static String bot(EvalCase golden) {
            return answer(golden);
        }

        @LlmEval(method = "cases")
        @PassRate(0.1)
        void isDecided(EvalCase golden, LlmAnswer answer) {
            Check<String> check = Check.of("be decided", text -> {
                throw new UndecidedException("the library is not there");
            });
            if (golden.id().equals("wrong")) {
                assertThatResponse(answer).not().passes(check);
            }
            assertThatResponse(answer).contains("You have");
        }
    }
}
