package io.github.junitllm.clients.springai;

import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;

/** The models under test, without retries. */
final class Models {

    static final String KEY = "sk-proj-test0123456789abcdefghij";

    private Models() {}

    static OpenAiChatModel chat(String url) {
        return OpenAiChatModel.builder().options(options(url).build()).build();
    }

    static OpenAiChatOptions.Builder options(String url) {
        return OpenAiChatOptions.builder()
                .baseUrl(url)
                .apiKey(KEY)
                .model("gpt-4o-mini")
                .maxRetries(0)
                .streamUsage(true);
    }

    /** Everything a response says, or several do, but for what tells one object from another. */
    static String seen(Object response) {
        return response.toString().replaceAll("@[0-9a-f]+", "");
    }
}
