package io.github.junitllm.clients.springai1;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.call.Usage;
import io.github.junitllm.clients.BothRuns;
import io.github.junitllm.clients.InProcessRun;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.gateway.NoAnswerException;
import io.github.junitllm.springai.RecordedModels;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.messages.AbstractMessage;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.MessageType;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.Media;
import org.springframework.ai.model.tool.DefaultToolCallingChatOptions;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.tool.annotation.Tool;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;
import reactor.core.publisher.Flux;

class SpringAi1InProcessTests {

    private static final String QUESTION = "Where is order 4711?";
    private static final String ANSWER = "It is\non its way: 配送中 🚚";

    @TempDir
    Path fixtures;

    private final AtomicInteger made = new AtomicInteger();
    private final InProcessChat model = new InProcessChat();

    private InProcessChat make() {
        made.incrementAndGet();
        return model;
    }

    /** The application's tool, and what it was asked. */
    static final class Orders {

        private final List<String> asked = new ArrayList<>();

        @Tool(description = "Says where an order is")
        public String whereIs(String number, String city) {
            asked.add(number + " in " + city);
            return "on its way to " + city;
        }
    }

    private static List<Message> messages() {
        return List.of(
                new SystemMessage("You are\na shop."),
                UserMessage.builder()
                        .text("What is this?")
                        .media(
                                new Media(MimeTypeUtils.IMAGE_PNG, URI.create("https://example.com/a.png")),
                                new Media(MimeTypeUtils.IMAGE_PNG, new ByteArrayResource(new byte[] {1, 2, 3})))
                        .metadata(Map.of("shop", 7))
                        .build(),
                AssistantMessage.builder()
                        .content("Let me see.")
                        .toolCalls(List.of(InProcessChat.LOOK_UP))
                        .build(),
                ToolResponseMessage.builder()
                        .responses(List.of(new ToolResponseMessage.ToolResponse("call-1", "whereIs", "nowhere")))
                        .build(),
                new UserMessage(QUESTION));
    }

    private static Prompt changed(int at, Message message) {
        List<Message> messages = new ArrayList<>(messages());
        messages.set(at, message);
        return new Prompt(messages, options(0.25));
    }

    private static ChatOptions options(double temperature) {
        return ToolCallingChatOptions.builder()
                .model("tiny")
                .temperature(temperature)
                .maxTokens(99)
                .stopSequences(List.of("END"))
                .build();
    }

    private static Prompt everything() {
        return new Prompt(messages(), options(0.25));
    }

    private String fixture() throws IOException {
        try (Stream<Path> files = Files.walk(fixtures)) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".json"))
                    .toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        }
    }

    private ChatModel recorded(LlmGateway llm) {
        return RecordedModels.chat(llm, this::make);
    }

    @Test
    void whatIsReplayedEqualsWhatWasSeenAndWhatTheModelSaid() throws Exception {
        Prompt prompt = new Prompt(messages());
        BothRuns<ChatResponse> runs =
                BothRuns.inProcess(fixtures, llm -> recorded(llm).call(prompt));

        assertThat(runs.replayed()).usingRecursiveComparison().isEqualTo(runs.recorded());
        assertThat(runs.replayed())
                .usingRecursiveComparison()
                .withEqualsForType(MimeType::equals, MimeType.class) // one of them has been printed, and remembers that
                .isEqualTo(InProcessChat.answer(prompt));
        assertThat(made).hasValue(1);
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.protocol()).isEqualTo("spring-ai-chat");
        assertThat(call.answeredModel()).isEqualTo("tiny-onnx");
        assertThat(call.usage()).isEqualTo(new Usage(11, 7, 0, 0, 0));
        assertThat(call.finishReason()).isEqualTo("STOP");
        assertThat(call.answerText()).isEqualTo(ANSWER);
    }

    @Test
    void fixturesAreReadable() throws Exception {
        BothRuns.inProcess(fixtures, llm -> recorded(llm).call(everything()));

        assertThat(fixture())
                .contains("\"role\": \"system\"", "\"You are\",", "\"a shop.\"")
                .contains("\"url\": \"https://example.com/a.png\"", "\"base64\": \"AQID\"", "\"shop\": 7")
                .contains("\"name\": \"whereIs\"", "\"text\": \"nowhere\"")
                .contains("\"model\": \"tiny\"", "\"temperature\": 0.25", "\"maxTokens\": 99", "\"END\"")
                .doesNotContain("media-png");
    }

    static List<Prompt> others() {
        return List.of(
                new Prompt(messages(), options(0.3)),
                new Prompt(messages()),
                changed(0, new SystemMessage("You are another shop.")),
                changed(1, new UserMessage("What is this?")),
                changed(2, new AssistantMessage("Let me see.")),
                changed(
                        3,
                        ToolResponseMessage.builder()
                                .responses(List.of(new ToolResponseMessage.ToolResponse("call-1", "whereIs", "here")))
                                .build()),
                changed(4, new UserMessage("Where is order 4712?")));
    }

    @ParameterizedTest
    @MethodSource("others")
    void whateverChangesInThePromptIsAMiss(Prompt other) throws Exception {
        BothRuns.inProcess(fixtures, llm -> recorded(llm).call(everything()));

        InProcessRun run = InProcessRun.replay(fixtures, llm -> recorded(llm).call(other));

        assertThat(run.thrown()).isInstanceOf(NoAnswerException.class);
        assertThat(run.problems()).singleElement().asString().contains("POST /spring-ai/chat");
        assertThat(made).hasValue(1);
    }

    @Test
    void streams() throws Exception {
        BothRuns<List<ChatResponse>> runs = BothRuns.inProcess(
                fixtures,
                llm -> recorded(llm).stream(new Prompt(QUESTION)).collectList().block());

        assertThat(runs.replayed()).usingRecursiveComparison().isEqualTo(runs.recorded());
        assertThat(runs.replayed())
                .usingRecursiveComparison()
                .withEqualsForType(MimeType::equals, MimeType.class)
                .isEqualTo(model.stream(new Prompt(QUESTION)).collectList().block());
        assertThat(made).hasValue(1);
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.streamed()).isTrue();
        assertThat(call.answerText()).isEqualTo(ANSWER);
        assertThat(call.usage()).isEqualTo(new Usage(11, 7, 0, 0, 0));
        assertThat(call.timing().firstTokenMicros()).isNotNull();
    }

    @Test
    void aStreamThatTheApplicationCancelsIsRecordedToItsEnd() throws Exception {
        BothRuns<String> runs = BothRuns.inProcess(
                fixtures, llm -> recorded(llm).stream(QUESTION).take(1).blockLast());

        assertThat(runs.recorded()).isEqualTo("It is\n");
        assertThat(runs.replayed()).isEqualTo("It is\n");
        assertThat(fixture()).contains("🚚", "tiny-onnx");
    }

    @Test
    void toolsOfTheChatClient() throws Exception {
        Orders orders = new Orders();

        BothRuns<String> runs = BothRuns.inProcess(fixtures, llm -> ChatClient.create(recorded(llm))
                .prompt(QUESTION)
                .tools(orders)
                .call()
                .content());

        requireToolRounds(runs, orders, false);
    }

    @Test
    void toolsOfTheChatClientThatStreams() throws Exception {
        Orders orders = new Orders();

        BothRuns<String> runs = BothRuns.inProcess(
                fixtures,
                llm -> String.join(
                        "",
                        ChatClient.create(recorded(llm)).prompt(QUESTION).tools(orders).stream()
                                .content()
                                .collectList()
                                .block()));

        requireToolRounds(runs, orders, true);
    }

    private void requireToolRounds(BothRuns<String> runs, Orders orders, boolean streamed) {
        assertThat(runs.recorded()).isEqualTo(ANSWER);
        assertThat(runs.replayed()).isEqualTo(ANSWER);
        assertThat(orders.asked).containsExactly("4711 in 東京", "4711 in 東京");
        assertThat(made).hasValue(1);
        assertThat(model.asked()).hasSize(2);
        for (List<LlmCall> calls : List.of(runs.recordedCalls(), runs.replayedCalls())) {
            assertThat(calls).hasSize(2).allMatch(call -> call.streamed() == streamed);
            assertThat(calls.get(0).toolCalls())
                    .containsExactly(new ToolCall("call-1", "whereIs", InProcessChat.LOOK_UP.arguments()));
            assertThat(calls.get(0).requestBody()).contains("\"inputSchema\"", "Says where an order is");
            assertThat(calls.get(1).requestBody()).contains("on its way to 東京");
        }
    }

    @Test
    void errorsOfTheModelReachTheApplicationAndAreNoRecordings() throws Exception {
        ChatModel broken = new ChatModel() {
            @Override
            public ChatResponse call(Prompt prompt) {
                throw new IllegalStateException("the model file is damaged");
            }

            @Override
            public Flux<ChatResponse> stream(Prompt prompt) {
                return Flux.just(InProcessChat.answer(prompt))
                        .concatWith(Flux.error(new IllegalStateException("out of memory")));
            }
        };
        List<Function<ChatModel, Object>> ways = List.of(
                asked -> asked.call(QUESTION), asked -> asked.stream(QUESTION).blockLast());

        for (Function<ChatModel, Object> way : ways) {
            InProcessRun run = InProcessRun.record(fixtures, llm -> way.apply(RecordedModels.chat(llm, () -> broken)));

            assertThat(run.thrown()).isInstanceOf(IllegalStateException.class);
            assertThat(run.problems().get(0))
                    .startsWith("No answer of the model")
                    .contains(run.thrown().getMessage());
        }
        assertThat(fixture()).isEmpty();
    }

    @Test
    void missesReachTheApplication() {
        InProcessRun called = InProcessRun.replay(fixtures, llm -> recorded(llm).call(QUESTION));
        InProcessRun streamed = InProcessRun.replay(
                fixtures, llm -> recorded(llm).stream(QUESTION).blockLast());

        for (InProcessRun run : List.of(called, streamed)) {
            assertThat(run.thrown()).isInstanceOf(NoAnswerException.class);
            assertThat(run.problems()).hasSize(1);
        }
        assertThat(made).hasValue(0);
    }

    /** A message of the user's own. */
    static final class Telegram extends AbstractMessage {
        Telegram() {
            super(MessageType.USER, "stop", Map.of());
        }
    }

    @Test
    void whatIsNotKnownIsRefusedAndNeverLeftOut() throws Exception {
        List<Prompt> unknown = List.of(
                new Prompt(new Telegram()),
                new Prompt(UserMessage.builder()
                        .text("Hi")
                        .metadata(Map.of("raw", new Object()))
                        .build()));
        for (Prompt prompt : unknown) {
            InProcessRun run =
                    InProcessRun.record(fixtures, llm -> recorded(llm).call(prompt));

            assertThat(run.thrown()).isInstanceOf(NoAnswerException.class);
            assertThat(run.problems().get(0)).contains("cannot be recorded or looked up: ");
        }
        assertThat(made).hasValue(0);
    }

    /** Options of the user's own. */
    static final class OwnOptions extends DefaultToolCallingChatOptions {

        private final Object layers;

        OwnOptions(Object layers) {
            this.layers = layers;
        }

        public Object getLayers() {
            return layers;
        }
    }

    @Test
    void optionsOfAClassOfTheUsersOwnCount() throws Exception {
        BothRuns.inProcess(fixtures, llm -> recorded(llm).call(new Prompt(QUESTION, new OwnOptions(List.of(1, 2)))));

        InProcessRun other = InProcessRun.replay(
                fixtures, llm -> recorded(llm).call(new Prompt(QUESTION, new OwnOptions(List.of(1)))));
        InProcessRun unwritable =
                InProcessRun.replay(fixtures, llm -> recorded(llm).call(new Prompt(QUESTION, new OwnOptions(this))));

        assertThat(other.problems()).singleElement().asString().contains("/layers");
        assertThat(unwritable.problems()).singleElement().asString().contains("\"layers\": JSON cannot express a ");
    }
}
