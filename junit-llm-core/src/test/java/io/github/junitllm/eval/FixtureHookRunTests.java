package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Matchers, filters and redactors as evals and runs declare them. */
class FixtureHookRunTests extends FixtureHookEvals {

    private String fixtures() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(output.resolve("fixtures"))) {
            for (Path file :
                    files.filter(found -> found.toString().endsWith(".json")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    @Test
    void whatAnEvalDeclaresIsApplied() throws IOException {
        EvalRun recorded = run(request("record", Declares.class));
        assertThat(recorded.isRed()).isFalse();
        assertThat(fixtures()).contains("It is day", "<email-").doesNotContain("acme.com", "/v1/models");

        EvalRun replayed = run(request("replay", Declares.class));
        assertThat(replayed.isRed()).isFalse();
        assertThat(notes(recorded)).isEmpty();
        assertThat(notes(replayed)).isEmpty();
    }

    @LlmFixtures(redactors = Emails.class, filters = NoModels.class, mode = "misspelt")
    static class DeclaresOnBoth extends Asks {
        @LlmEval(method = "two")
        @LlmFixtures(matchers = NoDays.class, mode = "replay")
        void asks(EvalCase golden, LlmGateway llm) throws Exception {
            assertThat(ask(golden, llm)).isEqualTo(200);
        }

        @Nested
        class Inside {
            @LlmEval(method = "two")
            @LlmFixtures(matchers = NoDays.class, mode = "replay")
            void asks(EvalCase golden, LlmGateway llm) throws Exception {
                assertThat(ask(golden, llm)).isEqualTo(200);
            }
        }
    }

    @Test
    void aMethodKeepsTheRulesOfItsClass() throws IOException {
        EvalRun recorded = run(request("record", DeclaresOnBoth.class));
        assertThat(recorded.isRed()).isFalse();
        assertThat(fixtures()).contains("It is day", "<email-").doesNotContain("acme.com", "/v1/models");
        assertThat(run(request("replay", DeclaresOnBoth.class)).isRed()).isFalse();
    }

    @Test
    void aMethodsModeGoesAheadOfThatOfItsClass() {
        EvalRun run = EvalRun.of(DeclaresOnBoth.class)
                .with("junit.llm.fixtures", output.resolve("none").toString())
                .in(output.resolve("run"));
        assertThat(run.journal("sample")).hasSize(4).allSatisfy(sample -> assertThat(
                        sample.path("message").asText())
                .startsWith("No recorded answer"));
    }

    @Test
    void withoutThemTheSameRunIsAnError() {
        run(request("record", DeclaresNothing.class));
        EvalRun replayed = run(request("replay", DeclaresNothing.class));
        assertThat(replayed.journal("sample"))
                .allSatisfy(
                        sample -> assertThat(sample.path("verdict").asText()).isEqualTo("ERROR"));
    }

    @Test
    void whatTheRunDeclaresIsAppliedToEveryEval() throws IOException {
        String[] modes = {"record", "replay"};
        for (String mode : modes) {
            EvalRun run = run(request(mode, DeclaresNothing.class)
                    .with("junit.llm.matchers", NoDays.class.getName())
                    .with("junit.llm.filters", NoModels.class.getName() + ", " + KeepsAll.class.getName())
                    .with("junit.llm.redactors", Emails.class.getName()));
            assertThat(run.isRed()).as(mode).isFalse();
            assertThat(notes(run))
                    .as("a rule of the run need not work in each eval")
                    .isEmpty();
        }
        assertThat(fixtures()).doesNotContain("acme.com", "/v1/models");
    }

    abstract static class Concurrent extends Asks {

        @LlmTask(concurrency = 8)
        static String answer(EvalCase golden, LlmGateway llm) throws Exception {
            return String.valueOf(ask(golden, llm));
        }

        @LlmEval(method = "forty")
        @LlmFixtures(matchers = NoDays.class, filters = NoModels.class, redactors = Emails.class)
        void first(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("200");
        }

        @LlmEval(method = "forty")
        @LlmFixtures(matchers = NoDays.class, filters = NoModels.class, redactors = Emails.class)
        void second(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("200");
        }
    }

    static class Left extends Concurrent {}

    static class Right extends Concurrent {}

    @Test
    void parallelEvalsShareAClassAndNoObjectOfIt() {
        for (String mode : List.of("record", "replay")) {
            MATCHERS.clear();
            EvalRun run = run(request(mode, Left.class, Right.class)
                    .with("junit.jupiter.execution.parallel.enabled", "true")
                    .with("junit.jupiter.execution.parallel.mode.default", "concurrent")
                    .with("junit.jupiter.execution.parallel.config.strategy", "fixed")
                    .with("junit.jupiter.execution.parallel.config.fixed.parallelism", "4"));
            assertThat(run.isRed()).as(mode).isFalse();
            assertThat(run.journal("sample")).hasSize(160);
            assertThat(run.journal("verdict")).hasSize(4).allSatisfy(verdict -> assertThat(notes(verdict))
                    .isEmpty());
            assertThat(MATCHERS).hasSize(4);
        }
    }
}
