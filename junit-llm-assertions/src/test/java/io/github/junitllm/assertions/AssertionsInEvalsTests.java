package io.github.junitllm.assertions;

import static io.github.junitllm.assertions.LlmAssertions.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.eval.PassRate;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Status;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What assertions of this module make of the samples of an eval. */
class AssertionsInEvalsTests {

    @TempDir
    Path output;

    private EvalRun run(Class<?> evals) {
        return EvalRun.of(evals).in(output);
    }

    @Test
    void aFailedCheckFailsItsSampleAndIsToldFirst() {
        EvalRun run = run(Refunds.class);

        assertThat(run.names(Status.PASSED)).hasSize(2);
        assertThat(run.messages(Status.ABORTED))
                .singleElement()
                .asString()
                .startsWith("expected the response to mention \"14 days\", but ");
    }

    @Test
    void whatCannotBeDecidedIsAnErrorThatNoPassRateForgives() {
        EvalRun run = run(Undecided.class);

        assertThat(run.messages(Status.FAILED))
                .hasSize(2)
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
