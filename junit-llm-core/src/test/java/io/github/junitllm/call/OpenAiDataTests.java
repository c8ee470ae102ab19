package io.github.junitllm.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiDataTests {

    private static String protocol(String method, String path) {
        return WireProtocol.of(new RawRequest(method, path, "application/json", new byte[0]))
                .id();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/embeddings, openai-embeddings",
        "POST, /openai/deployments/vectors/embeddings?api-version=2024-10-21, openai-embeddings",
        "POST, /openai/v1/embeddings, openai-embeddings",
        "POST, /api/embeddings, ollama",
        "POST, /v1/moderations, openai-moderations",
        "GET, /v1/models, openai-models",
        "GET, /v1/models/gpt-4.1, openai-models",
        "GET, /openai/models?api-version=2024-10-21, openai-models",
        "DELETE, /v1/models/ft:gpt-4.1:acme::1, opaque",
        "GET, /v1/embeddings, opaque",
        "GET, /v1beta/models, opaque"
    })
    void knowsItsPaths(String method, String path, String protocol) {
        assertThat(protocol(method, path)).isEqualTo(protocol);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"AACAPgAAAL8AAIA/\"", "[0.25,-0.5,1.0]"})
    void readsEmbeddings(String vector) {
        LlmCall call = Answered.whole("/v1/embeddings", """
                {"object":"list","data":[{"object":"embedding","index":0,"embedding":%s}],
                 "model":"text-embedding-3-small","usage":{"prompt_tokens":8,"total_tokens":8}}
                """.formatted(vector));

        assertThat(call.answeredModel()).isEqualTo("text-embedding-3-small");
        assertThat(call.usage()).isEqualTo(new Usage(8, 0, 0, 0, 0));
        assertThat(call.timing().firstTokenMicros()).isNotNull();
        assertThat(call.answerText()).isEmpty();
    }

    @Test
    void takesTheModelFromTheDeploymentWhereTheBodyNamesNone() {
        RawRequest request = new RawRequest(
                "POST",
                "/openai/deployments/my%20vectors/embeddings?api-version=2024-10-21",
                "application/json",
                "{\"input\":\"x\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(WireProtocol.of(request).requestedModel(request)).isEqualTo("my vectors");
    }

    @Test
    void readsAModeration() {
        LlmCall call = Answered.whole("/v1/moderations", """
                {"id":"modr-1","model":"omni-moderation-latest","results":[{"flagged":true,"categories":{"violence":true},
                 "category_scores":{"violence":0.8599265510337075,"hate":1.1E-5}}]}
                """);

        assertThat(call.answeredModel()).isEqualTo("omni-moderation-latest");
        assertThat(call.timing().firstTokenMicros()).isNotNull();
        assertThat(call.usage()).isNull();
    }

    @Test
    void readsAListOfModels() {
        LlmCall call = Answered.call("GET", "/v1/models", Answered.JSON, """
                {"object":"list","data":[{"id":"gpt-4.1","object":"model","created":1744316542,"owned_by":"system"}]}
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(call.protocol()).isEqualTo("openai-models");
        assertThat(call.answeredModel()).isNull();
        assertThat(call.usage()).isNull();
        assertThat(call.timing().firstTokenMicros()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[7]",
                "{\"model\":7,\"usage\":8}",
                "{\"usage\":{\"prompt_tokens\":1e999999999}}",
                "{\"usage\":{\"prompt_tokens\":-8}}",
                "{\"data\":[{\"embedding\":[0.1,",
                "{\"error\":{\"message\":\"no\",\"type\":\"x\",\"param\":null,\"code\":\"y\"}}"
            })
    void hasNoFactsWhereTheAnswerHasNone(String body) {
        LlmCall call = Answered.whole("/v1/embeddings", body);

        assertThat(call.answeredModel()).isNull();
        assertThat(call.usage()).isNull();
        assertThat(call.timing().firstTokenMicros()).isNull();
        assertThat(call.responseBody()).isEqualTo(body);
    }
}
