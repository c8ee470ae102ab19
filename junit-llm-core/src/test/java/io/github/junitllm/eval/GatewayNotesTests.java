package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.StandInProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a verdict notes about the calls of its samples. */
class GatewayNotesTests {

    @TempDir
    Path output;

    @AutoClose
    private final StandInProvider provider = StandInProvider.json("{\"choices\":[]}");

    static class Chatty {

        static final AtomicInteger CALLS = new AtomicInteger();

        static Stream<EvalCase> two() {
            return Stream.of(EvalCase.of("a", "first question"), EvalCase.of("b", "second question"));
        }

        @LlmEval(method = "two")
        void asks(EvalCase golden, LlmGateway llm) throws IOException, InterruptedException {
            for (int i = 0; i < CALLS.get(); i++) {
                String body = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"" + golden.input() + " "
                        + i + "\"}]}";
                HttpRequest request = HttpRequest.newBuilder(URI.create(llm.openAi() + "/chat/completions"))
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
                HttpResponse<String> answer =
                        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
            }
        }
    }

    private EvalRun run(String mode, int calls) {
        Chatty.CALLS.set(calls);
        return EvalRun.of(Chatty.class)
                .with("junit.llm.mode", mode)
                .with("junit.llm.recordInCi", "true")
                .with("junit.llm.upstream", provider.uri().toString())
                .with("junit.llm.fixtures", output.resolve("fixtures").toString())
                .in(output.resolve(mode + calls));
    }

    @Test
    void recordedCallsThatAreNotMadeAnyMoreAreNotedOnce() {
        assertThat(run("record", 2).journal("verdict").get(0).toString()).doesNotContain("not made any more");
        assertThat(run("replay", 2).journal("verdict").get(0).toString()).doesNotContain("not made any more");

        EvalRun fewer = run("replay", 1);

        assertThat(fewer.journal("verdict").get(0).path("notes").toString())
                .contains("2 recorded calls were not made any more, first: ")
                .contains("a.json, sample 1, interaction 2. Recording these cases again drops them.");
    }
}
