package io.github.junitllm.benchmarks.calls;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.eval.PassRate;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/** An eval whose task calls the model with a client library, one pool of connections for all. */
public class ClientRows {

    static final String EVAL = ClientRows.class.getName() + "/answers";

    private static final OpenAIClient CLIENT =
            OpenAIOkHttpClient.builder().apiKey("sk-replay").maxRetries(0).build();

    static Stream<EvalCase> cases() {
        return IntStream.range(0, Integer.getInteger("benchmarks.cases"))
                .mapToObj(number ->
                        EvalCase.of(Chat.caseId(number), Chat.question(number)).expecting(expected(number)));
    }

    @LlmTask
    static String answer(EvalCase golden, LlmGateway llm) {
        return ask(llm.openAi(), golden.input());
    }

    static String expected(int number) {
        return "Order " + number + ":";
    }

    static String ask(String baseUrl, String question) {
        OpenAIClient client = CLIENT.withOptions(options -> options.baseUrl(baseUrl));
        return client.chat()
                .completions()
                .create(ChatCompletionCreateParams.builder()
                        .model(Chat.MODEL)
                        .temperature(0)
                        .addSystemMessage(Chat.RULES)
                        .addUserMessage(question)
                        .build())
                .choices()
                .get(0)
                .message()
                .content()
                .orElseThrow();
    }

    @LlmEval(method = "cases")
    @PassRate(0.9)
    void answers(EvalCase golden, LlmAnswer answer) {
        Assertions.assertTrue(
                answer.text().startsWith(golden.expected().get(0)), () -> golden.id() + ": " + answer.text());
    }
}
