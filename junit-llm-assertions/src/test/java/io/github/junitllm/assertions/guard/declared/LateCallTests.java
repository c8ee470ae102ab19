package io.github.junitllm.assertions.guard.declared;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.ErrorBudget;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.testkit.engine.Events;

/** Calls that come when a sample has been judged: nobody looks at them, so they must not pass. */
class LateCallTests extends GuardedRuns {

    /** A client that outlives the body, as one field of the application would. */
    private abstract static class Lasting extends Bot {
        LlmGateway llm;

        static Stream<EvalCase> one() {
            return Stream.of(EvalCase.of("term", "How long may I wait?"));
        }

        void body(EvalCase golden, LlmGateway given) throws IOException, InterruptedException {
            llm = given;
            assertThat(ask(golden.input(), given)).isNotEmpty();
        }
    }

    static class InTearDown extends Lasting {
        @LlmEval(method = "one")
        void answers(EvalCase golden, LlmGateway given) throws IOException, InterruptedException {
            body(golden, given);
        }

        @AfterEach
        void sayGoodbye() throws IOException, InterruptedException {
            if (llm != null) { // the verdict has no body
                assertThat(ask("I was ann@example.org", llm)).contains("junit_llm_no_sample");
            }
        }
    }

    @Test
    void aCallInTearDownIsRefusedAndMakesTheSampleAnError() {
        List<String> messages = messages(run(InTearDown.class));

        assertThat(messages)
                .hasSize(2)
                .first()
                .asString()
                .startsWith("A call to POST /v1/chat/completions came after its sample had ended")
                .contains("golden row: ")
                .doesNotContain("ann@example.org");
        assertThat(messages.get(1)).contains("1 case ended in an error (0 allowed): term");
    }

    static class InAThread extends Lasting {
        @LlmEval(method = "one")
        void answers(EvalCase golden, LlmGateway given) throws IOException, InterruptedException {
            body(golden, given);
        }

        @AfterEach
        void lateThread() {
            if (llm != null) {
                CompletableFuture.runAsync(() -> {
                            try {
                                ask("I was ann@example.org", llm);
                            } catch (IOException | InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        })
                        .join();
            }
        }
    }

    @Test
    void aCallOfAThreadLeftBehindDoesToo() {
        assertThat(messages(run(InAThread.class))).hasSize(2).first().asString().contains("after its sample had ended");
    }

    @ErrorBudget(1)
    static class Forgiven extends Lasting {
        @LlmEval(method = "cases")
        void answers(EvalCase golden, LlmGateway given) throws IOException, InterruptedException {
            assertThat(ask(golden.input(), given)).isNotEmpty();
            llm = golden.id().equals("term") ? given : null;
        }

        @AfterEach
        void sayGoodbye() throws IOException, InterruptedException {
            if (llm != null) {
                ask("Goodbye", llm);
            }
        }
    }

    @Test
    void anErrorBudgetForgivesIt() {
        Events events = run(Forgiven.class);

        assertThat(messages(events)).isEmpty();
        assertThat(events.succeeded().count()).as("two samples and the verdict").isEqualTo(3);
        assertThat(events.aborted().count()).isEqualTo(1);
    }

    static class Failing extends Lasting {
        @LlmEval(method = "one")
        void answers(EvalCase golden, LlmGateway given) throws IOException, InterruptedException {
            body(golden, given);
            assertThat(golden.input()).as("the body").isEmpty();
        }

        @AfterEach
        void sayGoodbye() throws IOException, InterruptedException {
            if (llm != null) {
                ask("Goodbye", llm);
            }
        }
    }

    @Test
    void whatTheBodySaysIsToldBesides() {
        assertThat(messages(run(Failing.class)))
                .first()
                .asString()
                .startsWith("[the body]")
                .contains("golden row: ");
        assertThat(messages(run(Failing.class)).get(1)).contains("1 case ended in an error (0 allowed): term");
    }

    /** Runs after the sample has told what came late. */
    static class LastWord implements AfterEachCallback {
        @Override
        public void afterEach(ExtensionContext context) throws Exception {
            if (context.getRequiredTestInstance() instanceof InAnExtension eval && eval.llm != null) {
                Bot.ask("Goodbye", eval.llm);
            }
        }
    }

    @ExtendWith(LastWord.class)
    static class InAnExtension extends Lasting {
        @LlmEval(method = "one")
        void answers(EvalCase golden, LlmGateway given) throws IOException, InterruptedException {
            body(golden, given);
        }
    }

    @Test
    void aCallAfterTheNodeHasBeenJudgedMakesTheVerdictRed() {
        assertThat(messages(run(InAnExtension.class)))
                .singleElement()
                .asString()
                .contains("1 case ended in an error (0 allowed): term")
                .contains("came after its sample had ended");
    }
}
