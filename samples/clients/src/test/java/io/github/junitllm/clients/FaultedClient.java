package io.github.junitllm.clients;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.Tool;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.github.junitllm.gateway.LlmGateway;
import java.time.Duration;

/** An application of each client, without retries, that says what was answered. */
enum FaultedClient {
    OPENAI_JAVA {
        @Override
        String answer(LlmGateway llm, Duration timeout) {
            ChatCompletion answer = openAi(llm, timeout).chat().completions().create(question());
            return shown(answer);
        }
    },
    OPENAI_JAVA_STREAM {
        @Override
        String answer(LlmGateway llm, Duration timeout) {
            ChatCompletionAccumulator all = ChatCompletionAccumulator.create();
            try (var stream = openAi(llm, timeout).chat().completions().createStreaming(question())) {
                stream.stream().forEach(all::accumulate);
            }
            return shown(all.chatCompletion());
        }
    },
    ANTHROPIC_JAVA {
        @Override
        String answer(LlmGateway llm, Duration timeout) {
            AnthropicClient client = AnthropicOkHttpClient.builder()
                    .baseUrl(llm.anthropic())
                    .apiKey("sk-ant-test-0123456789abcdef")
                    .maxRetries(0)
                    .timeout(timeout)
                    .build();
            Message answer = client.messages()
                    .create(MessageCreateParams.builder()
                            .model("claude-sonnet-4-5")
                            .maxTokens(100)
                            .addUserMessage("Can I get a refund?")
                            .addTool(Tool.builder()
                                    .name("find_order")
                                    .inputSchema(Tool.InputSchema.builder().build())
                                    .build())
                            .build());
            String text = answer.content().stream()
                    .map(block -> block.isToolUse()
                            ? block.asToolUse().name() + block.asToolUse()._input()
                            : block.text().map(said -> said.text()).orElse(""))
                    .reduce("", String::concat);
            return answer.stopReason().map(Object::toString).orElse("none") + ": " + text;
        }
    },
    LANGCHAIN4J_OPENAI {
        @Override
        String answer(LlmGateway llm, Duration timeout) {
            return shown(OpenAiChatModel.builder()
                    .baseUrl(llm.openAi())
                    .apiKey("sk-test-0123456789abcdef")
                    .modelName("gpt-4.1")
                    .maxRetries(0)
                    .timeout(timeout)
                    .build());
        }
    },
    LANGCHAIN4J_ANTHROPIC {
        @Override
        String answer(LlmGateway llm, Duration timeout) {
            return shown(AnthropicChatModel.builder()
                    .baseUrl(llm.anthropic() + "/v1")
                    .apiKey("sk-ant-test-0123456789abcdef")
                    .modelName("claude-sonnet-4-5")
                    .maxTokens(100)
                    .maxRetries(0)
                    .timeout(timeout)
                    .build());
        }
    },
    LANGCHAIN4J_GEMINI {
        @Override
        String answer(LlmGateway llm, Duration timeout) {
            return shown(GoogleAiGeminiChatModel.builder()
                    .baseUrl(llm.gemini() + "/v1beta")
                    .apiKey("AIza-test-0123456789abcdef")
                    .modelName("gemini-2.5-flash")
                    .maxRetries(0)
                    .timeout(timeout)
                    .build());
        }
    },
    LANGCHAIN4J_OLLAMA {
        @Override
        String answer(LlmGateway llm, Duration timeout) {
            return shown(OllamaChatModel.builder()
                    .baseUrl(llm.ollama())
                    .modelName("llama3.2")
                    .maxRetries(0)
                    .timeout(timeout)
                    .build());
        }
    };

    abstract String answer(LlmGateway llm, Duration timeout);

    static OpenAIClient openAi(LlmGateway llm, Duration timeout) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(llm.openAi())
                .apiKey("sk-test-0123456789abcdef")
                .maxRetries(0)
                .timeout(timeout)
                .build();
    }

    static ChatCompletionCreateParams question() {
        return ChatCompletionCreateParams.builder()
                .model("gpt-4.1")
                .addUserMessage("Can I get a refund?")
                .addTool(ChatCompletionFunctionTool.builder()
                        .function(FunctionDefinition.builder()
                                .name("find_order")
                                .parameters(FunctionParameters.builder()
                                        .putAdditionalProperty("type", com.openai.core.JsonValue.from("object"))
                                        .build())
                                .build())
                        .build())
                .build();
    }

    static String shown(ChatCompletion answer) {
        var choice = answer.choices().get(0);
        String tools = choice.message().toolCalls().orElse(java.util.List.of()).stream()
                .map(call -> call.asFunction().function().name()
                        + call.asFunction().function().arguments())
                .reduce("", String::concat);
        return choice.finishReason() + ": " + choice.message().content().orElse("") + tools;
    }

    static String shown(ChatModel model) {
        ChatResponse answer = model.chat(ChatRequest.builder()
                .messages(UserMessage.from("Can I get a refund?"))
                .toolSpecifications(ToolSpecification.builder()
                        .name("find_order")
                        .parameters(JsonObjectSchema.builder().build())
                        .build())
                .build());
        String text = answer.aiMessage().text();
        String tools = answer.aiMessage().toolExecutionRequests().stream()
                .map(call -> call.name() + call.arguments())
                .reduce("", String::concat);
        return answer.finishReason() + ": " + (text == null ? "" : text) + tools;
    }
}
