package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.ollama.OllamaLanguageModel;
import dev.langchain4j.model.ollama.OllamaStreamingLanguageModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.Usage;
import io.github.junitllm.testkit.StandInProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LangChain4jOllamaGenerateTests {

    private static final String WHOLE = """
            {"model":"qwen3:4b","created_at":"2025-11-20T09:15:02.118374Z","response":"返金できます 🎉","done":true,
             "done_reason":"stop","context":[151644,872],"total_duration":1412093958,"load_duration":61083542,
             "prompt_eval_count":26,"prompt_eval_duration":180206333,"eval_count":9,"eval_duration":1170342000}
            """;
    private static final String STREAM = """
            {"model":"qwen3:4b","created_at":"2025-11-20T09:15:02.118374Z","response":"返金","done":false}
            {"model":"qwen3:4b","created_at":"2025-11-20T09:15:02.151102Z","response":" 🎉","done":false}
            {"model":"qwen3:4b","created_at":"2025-11-20T09:15:02.183977Z","response":"","done":true,\
            "done_reason":"stop","context":[151644,872],"total_duration":1412093958,"load_duration":61083542,\
            "prompt_eval_count":26,"prompt_eval_duration":180206333,"eval_count":9,"eval_duration":1170342000}
            """;

    @TempDir
    Path fixtures;

    @Test
    void textOfALanguageModel() throws Exception {
        BothRuns<Response<String>> runs =
                BothRuns.of(fixtures, StandInProvider.json(WHOLE), llm -> OllamaLanguageModel.builder()
                        .baseUrl(llm.ollama())
                        .modelName("qwen3:4b")
                        .maxRetries(0)
                        .build()
                        .generate(LangChain4jAnswer.QUESTION));

        assertThat(runs.replayed())
                .isEqualTo(runs.recorded())
                .isEqualTo(Response.from("返金できます 🎉", new TokenUsage(26, 9)));
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.protocol()).isEqualTo("ollama");
        assertThat(call.path()).isEqualTo("/api/generate");
        assertThat(call.requestedModel()).isEqualTo("qwen3:4b");
        assertThat(call.answerText()).isEqualTo("返金できます 🎉");
        assertThat(call.usage()).isEqualTo(new Usage(26, 9, 0, 0, 0));
        assertThat(call.finishReason()).isEqualTo("stop");
        assertThat(call.streamed()).isFalse();
    }

    @Test
    void textOfAStreamingLanguageModelWhoseCharactersAreCut() throws Exception {
        BothRuns<Generated> runs = BothRuns.of(
                fixtures,
                new StandInProvider(call -> call.shredded("application/x-ndjson", STREAM)),
                llm -> generated(OllamaStreamingLanguageModel.builder()
                        .baseUrl(llm.ollama())
                        .modelName("qwen3:4b")
                        .build()));

        assertThat(runs.replayed())
                .isEqualTo(runs.recorded())
                .isEqualTo(new Generated(List.of("返金", " 🎉", ""), Response.from("返金 🎉", new TokenUsage(26, 9))));
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.answerText()).isEqualTo("返金 🎉");
        assertThat(call.usage()).isEqualTo(new Usage(26, 9, 0, 0, 0));
        assertThat(call.finishReason()).isEqualTo("stop");
        assertThat(call.streamed()).isTrue();
        assertThat(call.responseBody()).isEqualTo(STREAM);
    }

    private record Generated(List<String> parts, Response<String> whole) {}

    private static Generated generated(OllamaStreamingLanguageModel model) throws Exception {
        List<String> parts = new ArrayList<>();
        CompletableFuture<Response<String>> whole = new CompletableFuture<>();
        model.generate(LangChain4jAnswer.QUESTION, new StreamingResponseHandler<String>() {
            @Override
            public void onNext(String part) {
                parts.add(part);
            }

            @Override
            public void onComplete(Response<String> response) {
                whole.complete(response);
            }

            @Override
            public void onError(Throwable error) {
                whole.completeExceptionally(error);
            }
        });
        return new Generated(parts, LangChain4jAnswer.awaited(whole));
    }
}
