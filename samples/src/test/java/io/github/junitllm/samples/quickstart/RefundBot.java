package io.github.junitllm.samples.quickstart;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

// snippet: bot
/** The application under test: it knows its base URL and nothing of tests. */
final class RefundBot implements AutoCloseable {
    private static final String RULES = """
            You answer questions about refunds in one or two sentences, from this article only.
            <article id="refunds" title="Returns and refunds">
            You can return unused items within 30 days of delivery and get your money back.
            Sale items can be returned as well, but only within 14 days.
            The refund goes to the original payment method within 5 working days after the parcel reaches our warehouse.
            Return parcels are free from Germany; from other countries the return label costs 6 euros.
            Items that were worn outdoors, washed or personalised cannot be returned.
            </article>
            """;

    private final OpenAIClient client;

    RefundBot(String baseUrl, String apiKey) {
        client = OpenAIOkHttpClient.builder().baseUrl(baseUrl).apiKey(apiKey).build();
    }

    String answer(String question) {
        return client.chat()
                .completions()
                .create(ChatCompletionCreateParams.builder()
                        .model("gpt-4o-mini")
                        .temperature(0)
                        .addSystemMessage(RULES)
                        .addUserMessage(question)
                        .build())
                .choices()
                .get(0)
                .message()
                .content()
                .orElse("");
    }

    @Override
    public void close() {
        client.close();
    }
}
// end snippet
