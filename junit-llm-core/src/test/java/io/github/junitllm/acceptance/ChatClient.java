package io.github.junitllm.acceptance;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.github.junitllm.gateway.LlmGateway;

/** The smallest application on a model: one question, one answer, through OpenAI's own client. */
final class ChatClient {

    private static final OpenAIClient CLIENT =
            OpenAIOkHttpClient.builder().apiKey("none").maxRetries(0).build();

    private ChatClient() {}

    static String ask(LlmGateway gateway, String model, String question) {
        return CLIENT.withOptions(options -> options.baseUrl(gateway.openAi()))
                .chat()
                .completions()
                .create(ChatCompletionCreateParams.builder()
                        .model(model)
                        .addUserMessage(question)
                        .build())
                .choices()
                .get(0)
                .message()
                .content()
                .orElse("");
    }
}
