package io.github.junitllm.clients.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.errors.OpenAIServiceException;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.clients.OpenAiReplies;
import io.github.junitllm.gateway.Gateway;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.GatewaySettings;
import io.github.junitllm.gateway.SampleAddress;
import io.github.junitllm.gateway.SampleGateway;
import io.github.junitllm.testkit.StandInProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A model that is a bean is built once, with one URL, and outlives the samples it is asked in. */
class SpringAiSingletonTests {

    private final StandInProvider provider = new StandInProvider(call -> {
        if (call.body().contains("\"stream\":true")) {
            call.shredded(OpenAiReplies.EVENTS, OpenAiReplies.stream("30 ", "days"));
        } else {
            call.json(200, OpenAiReplies.completion("30 days"));
        }
    });

    @TempDir
    Path fixtures;

    private Gateway gateway;
    private SampleGateway first;
    private SampleGateway second;

    @BeforeEach
    void openSamples() {
        gateway = Gateway.create(GatewaySettings.replay(fixtures)
                .withMode(GatewayMode.RECORD)
                .withRecordingAllowed(true)
                .withUpstream(provider.uri()));
        first = gateway.open(new SampleAddress("com.acme.BeanEvals/answers", "first", 1));
        second = gateway.open(new SampleAddress("com.acme.BeanEvals/answers", "second", 1));
    }

    @AfterEach
    void close() {
        gateway.close();
        provider.close();
    }

    private static AnnotationConfigApplicationContext context(OpenAiChatModel model) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(OpenAiChatModel.class, () -> model);
        context.refresh();
        return context;
    }

    @Test
    void itsCallsBelongToTheSampleItWasBuiltIn() {
        try (AnnotationConfigApplicationContext context = context(Models.chat(first.openAi()))) {
            OpenAiChatModel model = context.getBean(OpenAiChatModel.class);

            assertThat(model.call("asked in the first")).isEqualTo("30 days");
            assertThat(model.call("asked in the second")).isEqualTo("30 days");

            assertThat(first.calls()).extracting(LlmCall::answerText).containsExactly("30 days", "30 days");
            assertThat(second.calls()).isEmpty();
            first.close();
            assertThatThrownBy(() -> model.call("asked in the second again"))
                    .isInstanceOf(OpenAIServiceException.class)
                    .hasMessageContaining("424")
                    .hasMessageContaining("came after its sample had ended");
            assertThat(gateway.problems()).singleElement().asString().contains("case first");
            assertThat(second.calls()).isEmpty();
        }
    }

    @Test
    void headersOfAPromptReachTheGatewayAndItsUrlDoesNot() {
        OpenAiChatModel model = Models.chat(first.openAi());
        Prompt prompt = new Prompt(
                "Hello",
                Models.options(second.openAi())
                        .customHeaders(Map.of("x-sample", "second"))
                        .build());

        assertThat(model.call(prompt).getResult().getOutput().getText()).isEqualTo("30 days");
        model.stream(prompt).blockLast();
        ChatClient.create(model)
                .prompt("Hello")
                .options(OpenAiChatOptions.builder().customHeaders(Map.of("x-sample", "second")))
                .call()
                .content();

        assertThat(provider.calls())
                .extracting(call -> call.header("x-sample"))
                .containsExactly("second", "second", "second");
        assertThat(first.calls()).hasSize(3);
        assertThat(second.calls()).isEmpty();
    }

    @Test
    void onlyWholeAnswersAreAskedForByTheThreadOfTheSample() {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        OpenAiChatModel model = OpenAiChatModel.builder()
                .options(Models.options(first.openAi()).build())
                .httpClientBuilderCustomizer(client -> client.interceptor(chain -> {
                    threads.add(Thread.currentThread());
                    return chain.proceed(chain.request());
                }))
                .build();

        model.call("Hello");
        model.stream("Hello").blockLast();

        assertThat(threads).hasSize(2);
        assertThat(threads.get(0)).isSameAs(Thread.currentThread());
        assertThat(threads.get(1)).isNotSameAs(Thread.currentThread());
    }
}
