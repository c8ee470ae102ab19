package io.github.junitllm.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a call asked, whatever the protocol. */
class AskedTests {

    private static final String[] NAMES = {
        "\"messages\"",
        "\"content\"",
        "\"contents\"",
        "\"function\"",
        "\"name\"",
        "\"text\"",
        "\"parts\"",
        "\"input\"",
        "\"options\"",
        "\"role\"",
        "\"system\"",
        "\"toolConfig\"",
        "\"generationConfig\"",
        "\"json\"",
        "\"requests\""
    };

    private static LlmCall asked(String path, String body) {
        return LlmCall.untimed(path, body, "{}");
    }

    private static PromptMessage said(String role, String text) {
        return new PromptMessage(role, text);
    }

    @Test
    void readsAChatOfOpenAi() {
        LlmCall call = asked("/v1/chat/completions", """
                {"model":"gpt-4o","messages":[
                  {"role":"developer","content":"Be brief."},
                  {"role":"user","content":[{"type":"text","text":"What is"},
                    {"type":"image_url","image_url":{"url":"data:,"}},{"type":"text","text":"this?"}]},
                  {"role":"assistant","content":null,"tool_calls":[{"id":"c","function":{"name":"look","arguments":"{}"}}]},
                  {"role":"tool","tool_call_id":"c","content":"a cat"}],
                 "tools":[{"type":"function","function":{"name":"look","parameters":{}}},
                   {"type":"custom","custom":{"name":"sql"}},{"type":"web_search"}],
                 "temperature":0.2,"top_p":1,"seed":7,"stop":["END"],"max_tokens":50,"max_completion_tokens":40,
                 "response_format":{"type":"json_object"},"user":null}""");

        assertThat(call.messages())
                .containsExactly(
                        said("system", "Be brief."),
                        said("user", "What is\nthis?"),
                        said("assistant", ""),
                        said("tool", "a cat"));
        assertThat(call.tools()).containsExactly("look", "sql", "web_search");
        assertThat(call.parameters())
                .containsExactly(
                        entry("temperature", 0.2),
                        entry("top_p", 1),
                        entry("seed", 7),
                        entry("stop", List.of("END")),
                        entry("max_tokens", 50),
                        entry("max_completion_tokens", 40),
                        entry("response_format", Map.of("type", "json_object")));
        assertThat(call.maxOutputTokens()).isEqualTo(40);
    }

    @Test
    void readsADeploymentOfAzure() {
        LlmCall call = asked(
                "/openai/deployments/d/chat/completions?api-version=2025-01-01-preview",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"max_tokens\":9,\"functions\":[{\"name\":\"old\"}]}");

        assertThat(call.messages()).containsExactly(said("user", "Hi"));
        assertThat(call.tools()).containsExactly("old");
        assertThat(call.maxOutputTokens()).isEqualTo(9);
    }

    @Test
    void readsResponsesOfOpenAi() {
        LlmCall call = asked("/v1/responses", """
                {"model":"gpt-5","instructions":"Be brief.","input":[
                  {"role":"user","content":[{"type":"input_text","text":"Where is 12?"}]},
                  {"type":"reasoning","summary":[]},
                  {"type":"function_call","call_id":"c","name":"order","arguments":"{}"},
                  {"type":"function_call_output","call_id":"c","output":"shipped"}],
                 "tools":[{"type":"function","name":"order"},{"type":"web_search"}],"max_output_tokens":300,"stream":true}""");

        assertThat(call.messages())
                .containsExactly(said("system", "Be brief."), said("user", "Where is 12?"), said("tool", "shipped"));
        assertThat(call.tools()).containsExactly("order", "web_search");
        assertThat(call.parameters()).containsExactly(entry("max_output_tokens", 300), entry("stream", true));
        assertThat(call.maxOutputTokens()).isEqualTo(300);
        assertThat(asked("/v1/responses", "{\"input\":\"Hi\"}").messages()).containsExactly(said("user", "Hi"));
    }

    @Test
    void readsMessagesOfAnthropic() {
        LlmCall call = asked("/v1/messages", """
                {"model":"claude","max_tokens":1024,"system":[{"type":"text","text":"One."},{"type":"text","text":"Two."}],
                 "messages":[{"role":"user","content":"Hi"},
                  {"role":"assistant","content":[{"type":"thinking","thinking":"Hm"},{"type":"text","text":"Let me see."},
                    {"type":"tool_use","id":"t","name":"order","input":{"id":12}}]},
                  {"role":"user","content":[{"type":"tool_result","tool_use_id":"t",
                    "content":[{"type":"text","text":"shipped"}]},{"type":"text","text":"So?"}]}],
                 "tools":[{"name":"order","input_schema":{}}],"stop_sequences":["\\n\\n"],"tool_choice":{"type":"auto"}}""");

        assertThat(call.messages())
                .containsExactly(
                        said("system", "One.\nTwo."),
                        said("user", "Hi"),
                        said("assistant", "Let me see."),
                        said("user", "shipped\nSo?"));
        assertThat(call.tools()).containsExactly("order");
        assertThat(call.parameters()).containsOnlyKeys("max_tokens", "stop_sequences", "tool_choice");
        assertThat(call.maxOutputTokens()).isEqualTo(1024);
    }

    @ParameterizedTest
    @CsvSource({
        "systemInstruction, generationConfig, functionDeclarations, maxOutputTokens",
        "system_instruction, generation_config, function_declarations, max_output_tokens"
    })
    void readsContentOfGemini(String system, String generation, String functions, String limit) {
        LlmCall call = asked("/v1beta/models/gemini-2.0-flash:generateContent", """
                {"SYSTEM":{"parts":[{"text":"Be brief."}]},
                 "contents":[{"parts":[{"text":"Hi"},{"text":"there"}]},
                  {"role":"model","parts":[{"functionCall":{"name":"order","args":{}}}]},
                  {"role":"user","parts":[{"functionResponse":{"name":"order","response":{"state":"shipped"}}}]}],
                 "tools":[{"FUNCTIONS":[{"name":"order"},{"name":"refund"}]},{"googleSearch":{}}],
                 "GENERATION":{"temperature":0,"LIMIT":64,"stopSequences":["x"]},"safetySettings":[]}""".replace("SYSTEM", system)
                .replace("FUNCTIONS", functions)
                .replace("GENERATION", generation)
                .replace("LIMIT", limit));

        assertThat(call.messages())
                .containsExactly(
                        said("system", "Be brief."),
                        said("user", "Hi\nthere"),
                        said("model", ""),
                        said("user", "{\"state\":\"shipped\"}"));
        assertThat(call.tools()).containsExactly("order", "refund", "googleSearch");
        assertThat(call.parameters()).containsOnlyKeys("safetySettings", "temperature", limit, "stopSequences");
        assertThat(call.maxOutputTokens()).isEqualTo(64);
    }

    @Test
    void readsEmbeddingsAndCountsOfGemini() {
        assertThat(asked("/v1beta/models/e:embedContent", "{\"content\":{\"parts\":[{\"text\":\"a\"}]}}")
                        .messages())
                .containsExactly(said("user", "a"));
        assertThat(asked(
                                "/v1beta/models/e:batchEmbedContents",
                                "{\"requests\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]}},{\"content\":{\"parts\":[{\"text\":\"b\"}]}}]}")
                        .messages())
                .containsExactly(said("user", "a"), said("user", "b"));
        assertThat(asked(
                                "/v1beta/models/g:countTokens",
                                "{\"generateContentRequest\":{\"contents\":[{\"parts\":[{\"text\":\"a\"}]}]}}")
                        .messages())
                .containsExactly(said("user", "a"));
    }

    @Test
    void readsOllama() {
        LlmCall chat = asked("/api/chat", """
                {"model":"llama3.2","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hi"}],
                 "tools":[{"type":"function","function":{"name":"order"}}],"format":"json",
                 "options":{"num_predict":20,"temperature":0.5}}""");
        assertThat(chat.messages()).containsExactly(said("system", "Be brief."), said("user", "Hi"));
        assertThat(chat.tools()).containsExactly("order");
        assertThat(chat.parameters())
                .containsExactly(entry("format", "json"), entry("num_predict", 20), entry("temperature", 0.5));
        assertThat(chat.maxOutputTokens()).isEqualTo(20);

        LlmCall generate = asked(
                "/api/generate",
                "{\"model\":\"m\",\"system\":\"S\",\"prompt\":\"P\",\"context\":[1,2],\"options\":{\"num_predict\":-1}}");
        assertThat(generate.messages()).containsExactly(said("system", "S"), said("user", "P"));
        assertThat(generate.parameters()).containsExactly(entry("num_predict", -1));
        assertThat(generate.maxOutputTokens()).as("-1 is no limit").isNull();
        assertThat(asked("/api/embed", "{\"input\":[\"a\",\"b\"]}").messages())
                .containsExactly(said("user", "a"), said("user", "b"));
    }

    @Test
    void readsConverseOfBedrock() {
        LlmCall call = asked("/model/anthropic.claude-v2%3A1/converse", """
                {"system":[{"text":"Be brief."}],
                 "messages":[{"role":"user","content":[{"text":"Hi"}]},
                  {"role":"assistant","content":[{"toolUse":{"toolUseId":"t","name":"order","input":{"text":5}}}]},
                  {"role":"user","content":[{"toolResult":{"toolUseId":"t","content":[{"json":{"state":"shipped"}}]}}]}],
                 "toolConfig":{"tools":[{"toolSpec":{"name":"order"}}],"toolChoice":{"auto":{}}},
                 "inferenceConfig":{"maxTokens":77,"topP":0.9},"additionalModelRequestFields":{"top_k":5}}""");

        assertThat(call.messages())
                .containsExactly(
                        said("system", "Be brief."),
                        said("user", "Hi"),
                        said("assistant", ""),
                        said("user", "{\"state\":\"shipped\"}"));
        assertThat(call.tools()).containsExactly("order");
        assertThat(call.parameters())
                .containsExactly(
                        entry("maxTokens", 77),
                        entry("topP", 0.9),
                        entry("toolChoice", Map.of("auto", Map.of())),
                        entry("additionalModelRequestFields", Map.of("top_k", 5)));
        assertThat(call.maxOutputTokens()).isEqualTo(77);
    }

    @Test
    void readsWhatTheRecordersOfLangChain4jWrite() {
        LlmCall call = asked("/langchain4j/chat", """
                {"model":"m","messages":[{"role":"system","text":"Be brief."},
                  {"role":"user","contents":[{"type":"text","text":"Hi"},{"type":"image","url":"u"}]},
                  {"role":"tool","name":"order","text":"shipped"}],
                 "tools":[{"name":"order"}],"maxOutputTokens":33,"stopSequences":["x"]}""");

        assertThat(call.messages())
                .containsExactly(said("system", "Be brief."), said("user", "Hi"), said("tool", "shipped"));
        assertThat(call.tools()).containsExactly("order");
        assertThat(call.parameters()).containsOnlyKeys("maxOutputTokens", "stopSequences");
        assertThat(call.maxOutputTokens()).isEqualTo(33);
        assertThat(asked("/langchain4j/embedding", "{\"inputs\":[{\"text\":\"a\"},{\"text\":\"b\"}]}")
                        .messages())
                .containsExactly(said("user", "a"), said("user", "b"));
    }

    @Test
    void readsWhatTheRecordersOfSpringAiWrite() {
        LlmCall call = asked("/spring-ai/chat", """
                {"messages":[{"role":"system","text":"Be brief."},{"role":"user","text":"Hi"},
                  {"role":"tool","responses":[{"id":"1","name":"order","text":"shipped"}]}],
                 "tools":[{"name":"order"}],"maxTokens":12,"temperature":0.1}""");

        assertThat(call.messages())
                .containsExactly(said("system", "Be brief."), said("user", "Hi"), said("tool", "shipped"));
        assertThat(call.tools()).containsExactly("order");
        assertThat(call.maxOutputTokens()).isEqualTo(12);
        assertThat(asked(
                                "/spring-ai/embedding",
                                "{\"inputs\":[\"a\"],\"documents\":[{\"text\":\"b\",\"metadata\":{}}]}")
                        .messages())
                .containsExactly(said("user", "a"), said("user", "b"));
    }

    @Test
    void readsEmbeddingsOfOpenAi() {
        LlmCall call = asked("/v1/embeddings", "{\"model\":\"e\",\"input\":[\"a\",\"b\"],\"dimensions\":256}");

        assertThat(call.messages()).containsExactly(said("user", "a"), said("user", "b"));
        assertThat(call.parameters()).containsExactly(entry("dimensions", 256));
        assertThat(asked("/v1/embeddings", "{\"input\":[[1,2],[3]]}").messages())
                .as("numbers of tokens are no words")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "7", "{\"messages\":5}", "{\"messages\":[null,1,[]],\"tools\":[null,2]}"})
    void whatIsBrokenSaysNothing(String body) {
        for (String path : List.of("/v1/chat/completions", "/v1/messages", "/v1/responses", "/api/chat")) {
            LlmCall call = asked(path, body);
            assertThat(call.messages()).extracting(PromptMessage::text).allMatch(String::isEmpty);
            assertThat(call.tools()).isEmpty();
            assertThat(call.maxOutputTokens()).isNull();
        }
    }

    @Test
    void anUnknownProtocolHasNoFacts() {
        LlmCall call = asked("/v2/speak", "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"max_tokens\":4}");

        assertThat(call.messages()).isEmpty();
        assertThat(call.parameters()).isEmpty();
        assertThat(call.maxOutputTokens()).isNull();
    }

    @Test
    void aHugeNumberIsNoLimit() {
        assertThat(asked("/v1/messages", "{\"max_tokens\":1e999999999}").maxOutputTokens())
                .isNull();
        assertThat(asked("/v1/messages", "{\"max_tokens\":99999999999999999999}")
                        .maxOutputTokens())
                .isNull();
        assertThat(asked("/v1/messages", "{\"max_tokens\":0}").maxOutputTokens())
                .isNull();
    }

    @Test
    void nothingThrowsWhateverTheBody() {
        Random random = new Random(20_261_121);
        for (int i = 0; i < 20_000; i++) {
            LlmCall call = call(
                    Protocols.ALL.get(random.nextInt(Protocols.ALL.size())).id(),
                    '{' + NAMES[random.nextInt(NAMES.length)] + ':' + any(random, 5) + ",\"tools\":" + any(random, 3)
                            + '}');
            assertThat(call.messages()).isNotNull();
            assertThat(call.tools()).isNotNull();
            assertThat(call.parameters()).isNotNull();
        }
    }

    private static String any(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 5 : 9);
        if (kind < 5) {
            return List.of("\"x\"", "1", "-1.5e9", "null", "true").get(kind);
        }
        StringBuilder members = new StringBuilder();
        for (int member = random.nextInt(4); member >= 0; member--) {
            members.append(kind < 7 ? "" : NAMES[random.nextInt(NAMES.length)] + ':')
                    .append(any(random, depth - 1));
            members.append(member > 0 ? "," : "");
        }
        return kind < 7 ? "[" + members + ']' : "{" + members + '}';
    }

    private static LlmCall call(String protocol, String body) {
        return new LlmCall(
                protocol, "POST", "/", null, null, 200, null, null, null, "", List.of(), null, body, "", false, true);
    }

    @Test
    void deepNestingIsReadToItsEnd() {
        String deep = "[".repeat(900) + "\"x\"" + "]".repeat(900);

        assertThat(asked("/v1/messages", "{\"messages\":[{\"role\":\"user\",\"content\":" + deep + "}]}")
                        .messages())
                .containsExactly(said("user", "x"));
        assertThat(asked("/v1/messages", "{\"messages\":" + "[".repeat(100_000) + "}")
                        .messages())
                .isEmpty();
    }
}
