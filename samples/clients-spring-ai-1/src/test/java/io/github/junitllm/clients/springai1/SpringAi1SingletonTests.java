package io.github.junitllm.clients.springai1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.clients.OpenAiReplies;
import io.github.junitllm.gateway.Gateway;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.GatewaySettings;
import io.github.junitllm.gateway.SampleAddress;
import io.github.junitllm.gateway.SampleGateway;
import io.github.junitllm.testkit.StandInProvider;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.api.OpenAiApi;
import org.springframework.ai.retry.NonTransientAiException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.client.support.HttpRequestWrapper;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;

/** A model that is a bean is built once, with one URL, and outlives the samples it is asked in. */
class SpringAi1SingletonTests {

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
        try (AnnotationConfigApplicationContext context = context(Models.chat(first.baseUrl()))) {
            OpenAiChatModel model = context.getBean(OpenAiChatModel.class);

            assertThat(model.call("asked in the first")).isEqualTo("30 days");
            assertThat(model.call("asked in the second")).isEqualTo("30 days");

            assertThat(first.calls()).extracting(LlmCall::answerText).containsExactly("30 days", "30 days");
            assertThat(second.calls()).isEmpty();
            first.close();
            assertThatThrownBy(() -> model.call("asked in the second again"))
                    .isInstanceOf(NonTransientAiException.class)
                    .hasMessageContaining("424")
                    .hasMessageContaining("came after its sample had ended");
            assertThat(gateway.problems()).singleElement().asString().contains("case first");
            assertThat(second.calls()).isEmpty();
        }
    }

    @Test
    void headersOfAPromptReachTheGateway() {
        OpenAiChatModel model = Models.chat(first.baseUrl());
        OpenAiChatOptions options = OpenAiChatOptions.builder()
                .httpHeaders(Map.of("x-sample", "second"))
                .build();

        assertThat(model.call(new Prompt("Hello", options))
                        .getResult()
                        .getOutput()
                        .getText())
                .isEqualTo("30 days");
        model.stream(new Prompt("Hello", options)).blockLast();
        ChatClient.create(model).prompt("Hello").options(options).call().content();

        assertThat(provider.calls())
                .extracting(call -> call.header("x-sample"))
                .containsExactly("second", "second", "second");
        assertThat(first.calls()).hasSize(3);
        assertThat(second.calls()).isEmpty();
    }

    @Test
    void bothClientsCanBeToldAnotherUrlByTheThreadOfTheSample() {
        ThreadLocal<SampleGateway> running = new ThreadLocal<>();
        OpenAiChatModel model = Models.chat(OpenAiApi.builder()
                .baseUrl(first.baseUrl())
                .apiKey("sk-proj-test0123456789abcdefghij")
                .restClientBuilder(RestClient.builder()
                        .requestInterceptor((request, body, next) -> next.execute(
                                new HttpRequestWrapper(request) {
                                    @Override
                                    public URI getURI() {
                                        return URI.create(running.get().openAi() + "/chat/completions");
                                    }
                                },
                                body)))
                .webClientBuilder(WebClient.builder()
                        .filter((request, next) -> next.exchange(ClientRequest.from(request)
                                .url(URI.create(running.get().openAi() + "/chat/completions"))
                                .build())))
                .build());
        running.set(second);

        assertThat(model.call("Hello")).isEqualTo("30 days");
        assertThat(String.join("", model.stream("Hello").collectList().block())).isEqualTo("30 days");

        assertThat(first.calls()).isEmpty();
        assertThat(second.calls()).extracting(LlmCall::answerText).containsExactly("30 days", "30 days");
    }
}
