package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.Usage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnthropicJavaTests {

    private static final String MESSAGE = """
            {"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-5-20250929",
             "content":[{"type":"text","text":"Yes: 30 days. 返金できます 🎉"}],"stop_reason":"end_turn","stop_sequence":null,
             "usage":{"input_tokens":12,"cache_creation_input_tokens":2,"cache_read_input_tokens":4,"output_tokens":9}}
            """;

    @TempDir
    Path fixtures;

    private static MessageCreateParams question() {
        return MessageCreateParams.builder()
                .model("claude-sonnet-4-5")
                .maxTokens(100)
                .addUserMessage("Can I get\na refund? 🙂")
                .build();
    }

    private static AnthropicClient client(String url) {
        return AnthropicOkHttpClient.builder()
                .baseUrl(url)
                .apiKey("sk-ant-test-0123456789abcdef")
                .build();
    }

    @Test
    void message() throws Exception {
        BothRuns<Message> runs = BothRuns.of(fixtures, StandInProvider.json(MESSAGE), llm -> client(llm.anthropic())
                .messages()
                .create(question()));

        assertThat(runs.replayed()).hasToString(runs.recorded().toString());
        assertThat(runs.replayed().content().get(0).asText().text()).isEqualTo("Yes: 30 days. 返金できます 🎉");
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.protocol()).isEqualTo("anthropic-messages");
        assertThat(call.answerText()).isEqualTo("Yes: 30 days. 返金できます 🎉");
        assertThat(call.usage()).isEqualTo(new Usage(18, 9, 4, 0));
        assertThat(call.requestedModel()).isEqualTo("claude-sonnet-4-5");
        assertThat(call.answeredModel()).isEqualTo("claude-sonnet-4-5-20250929");
        assertThat(call.finishReason()).isEqualTo("end_turn");
        assertThat(call.replayed()).isTrue();
    }
}
