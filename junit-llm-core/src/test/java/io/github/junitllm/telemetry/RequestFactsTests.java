package io.github.junitllm.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.call.LlmCall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestFactsTests {

    private static Map<String, Object> facts(String path, String request) {
        return RequestFacts.of(LlmCall.untimed(path, request, "{}"));
    }

    @Test
    void parametersHaveTheConventionsNamesAndTypesWhateverTheProtocolCallsThem() {
        Map<String, Object> all = Map.of(
                "temperature",
                0.0,
                "top_p",
                0.9,
                "seed",
                7L,
                "max_tokens",
                100L,
                "choice.count",
                2L,
                "presence_penalty",
                0.5,
                "frequency_penalty",
                -0.5,
                "stop_sequences",
                List.of("END", "."));

        assertThat(facts("/v1/chat/completions", """
                        {"model":"m","messages":[{"role":"user","content":"hidden"}],"temperature":0,"top_p":0.9,"seed":7,
                        "max_completion_tokens":100,"n":2,"presence_penalty":0.5,"frequency_penalty":-0.5,"stop":["END","."]}
                        """)).isEqualTo(all);
        assertThat(facts("/v1beta/models/m:generateContent", """
                        {"contents":[],"generationConfig":{"temperature":0,"topP":0.9,"seed":7,"maxOutputTokens":100,
                        "candidateCount":2,"presencePenalty":0.5,"frequencyPenalty":-0.5,"stopSequences":["END","."]}}
                        """)).isEqualTo(all);
        assertThat(facts("/v1/messages", """
                        {"model":"m","max_tokens":100,"messages":[],"top_k":40,"stop_sequences":["END"],"system":"hidden"}
                        """))
                .isEqualTo(Map.of("max_tokens", 100L, "top_k", 40.0, "stop_sequences", List.of("END")));
        assertThat(facts("/model/m/converse", """
                        {"messages":[],"inferenceConfig":{"maxTokens":100,"topP":0.9,"stopSequences":["END"]}}
                        """))
                .isEqualTo(Map.of("max_tokens", 100L, "top_p", 0.9, "stop_sequences", List.of("END")));
        assertThat(facts("/api/chat", """
                        {"model":"m","messages":[],"options":{"num_predict":100,"top_k":40,"stop":"END"}}
                        """))
                .isEqualTo(Map.of("max_tokens", 100L, "top_k", 40.0, "stop_sequences", List.of("END")));
        assertThat(facts("/spring-ai/chat", "{\"messages\":[],\"maxTokens\":100,\"topP\":0.9,\"n\":2}"))
                .isEqualTo(Map.of("max_tokens", 100L, "top_p", 0.9, "choice.count", 2L));
        assertThat(facts("/v1/embeddings", "{\"input\":\"hidden\",\"encoding_format\":\"base64\"}"))
                .isEqualTo(Map.of("encoding_formats", List.of("base64")));
    }

    @Test
    void whatIsNoneOfThemOrOfAnotherTypeIsLeftOut() {
        assertThat(facts("/v1/chat/completions", """
                        {"model":"m","messages":[],"temperature":"warm","top_p":null,"seed":1.5,"n":1,"stop":[3],
                        "user":"ada","metadata":{"temperature":1},"presence_penalty":1e999}
                        """)).isEmpty();
        assertThat(facts("/v1/chat/completions", "no JSON")).isEmpty();
    }
}
