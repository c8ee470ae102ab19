package io.github.junitllm.clients.springai1;

import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.api.OpenAiApi;
import org.springframework.retry.support.RetryTemplate;

/** The models under test, without retries. */
final class Models {

    static final RetryTemplate ONCE = RetryTemplate.builder().maxAttempts(1).build();

    private Models() {}

    static OpenAiChatModel chat(String url) {
        return chat(api(url));
    }

    static OpenAiChatModel chat(OpenAiApi api) {
        return OpenAiChatModel.builder()
                .openAiApi(api)
                .defaultOptions(OpenAiChatOptions.builder()
                        .model("gpt-4o-mini")
                        .streamUsage(true)
                        .build())
                .retryTemplate(ONCE)
                .build();
    }

    static OpenAiApi api(String url) {
        return OpenAiApi.builder()
                .baseUrl(url)
                .apiKey("sk-proj-test0123456789abcdefghij")
                .build();
    }

    /** Everything a response says, or several do, but for what tells one object from another. */
    static String seen(Object response) {
        return response.toString().replaceAll("@[0-9a-f]+", "");
    }
}
