package io.github.junitllm.assertions.guard.declared;

import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;

/** A small application. */
public abstract class Bot {

    public static Stream<EvalCase> cases() {
        return Stream.of(
                EvalCase.of("term", "How long may I wait?"),
                EvalCase.of("who", "Who serves me?"),
                EvalCase.of("me", "I am ann@example.org, what now?"));
    }

    protected static String ask(String question, LlmGateway llm) throws IOException, InterruptedException {
        String body = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"" + question + "\"}]}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(llm.openAi() + "/chat/completions"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
