package io.github.junitllm.budget;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Real runs of evals against a model of the test's own. */
abstract class StandInRuns {

    @TempDir
    Path directory;

    private StandInModel model;

    @BeforeEach
    void startModel() throws IOException {
        model = new StandInModel();
    }

    @AfterEach
    void stopModel() {
        model.close();
    }

    EvalRun.Request with(EvalRun.Request request, String mode) {
        return request.with("junit.llm.mode", mode)
                .with("junit.llm.recordInCi", "true")
                .with("junit.llm.upstream", model.url())
                .with("junit.llm.fixtures", directory.resolve("fixtures").toString());
    }

    EvalRun run(Class<?> evals, String mode) {
        return with(EvalRun.of(evals), mode).in(directory.resolve(mode));
    }

    EvalRun recordAndReplay(Class<?> evals) {
        run(evals, "record");
        return run(evals, "replay");
    }

    static JsonNode budgets(EvalRun run) {
        return run.journal("verdict").get(0).path("budgets");
    }

    static Stream<EvalCase> cases(int count, String question) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> EvalCase.of("case-" + i, question + " " + i));
    }

    abstract static class Asking {

        @LlmTask(concurrency = 8)
        static String ask(EvalCase golden, LlmGateway llm) {
            int status = StandInModel.ask(llm, golden.input());
            return status == 200 ? "fine" : "not now";
        }
    }
}
