package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.gateway.NoAnswerException;
import io.github.junitllm.langchain4j.RecordedModels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LangChain4jInProcessStreamTests {

    @TempDir
    Path fixtures;

    private final AtomicInteger made = new AtomicInteger();

    private StreamingChatModel make() {
        made.incrementAndGet();
        return new InProcessChat.Streaming();
    }

    /** Everything a handler was told, in order. */
    private static class Told implements StreamingChatResponseHandler {

        final List<Object> things = new ArrayList<>();
        final CompletableFuture<List<Object>> all = new CompletableFuture<>();

        @Override
        public void onPartialResponse(String part) {
            things.add(part);
        }

        @Override
        public void onPartialThinking(PartialThinking part) {
            things.add(part);
        }

        @Override
        public void onPartialToolCall(PartialToolCall part) {
            things.add(part);
        }

        @Override
        public void onCompleteToolCall(CompleteToolCall call) {
            things.add(call);
        }

        @Override
        public void onUnmappedRawEvent(Object event) {
            things.add(event);
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            things.add(response);
            all.complete(things);
        }

        @Override
        public void onError(Throwable error) {
            all.completeExceptionally(error);
        }

        static List<Object> by(StreamingChatModel model) throws Exception {
            return by(model, new Told());
        }

        static List<Object> by(StreamingChatModel model, Told told) throws Exception {
            model.chat("Where is it?", told);
            return LangChain4jAnswer.awaited(told.all);
        }
    }

    @Test
    void handlersAreToldTheSameInTheSameOrder() throws Exception {
        BothRuns<List<Object>> runs =
                BothRuns.inProcess(fixtures, llm -> Told.by(RecordedModels.streamingChat(llm, this::make)));

        LlmCall call = SameCalls.only(runs);
        ChatRequest request = ChatRequest.builder()
                .messages(dev.langchain4j.data.message.UserMessage.from("Where is it?"))
                .build();
        assertThat(runs.replayed())
                .containsExactly(
                        new PartialThinking("Hm."),
                        "It is\n",
                        "on its way: ",
                        "配送中 ",
                        "🚚",
                        InProcessChat.answer(request));
        assertThat(made).hasValue(1);
        assertThat(call.streamed()).isTrue();
        assertThat(call.answerText()).isEqualTo("It is\non its way: 配送中 🚚");
        assertThat(call.timing().firstTokenMicros()).isNotNull();
        assertThat(call.usage().outputTokens()).isEqualTo(7);
        assertThat(call.requestBody()).contains("\"stream\":true");
    }

    @Test
    void toolOfAnAiServiceThatStreams() throws Exception {
        BothRuns<LangChain4jDesk.Said> runs = BothRuns.inProcess(
                fixtures, llm -> LangChain4jDesk.answer(RecordedModels.streamingChat(llm, this::make)));

        List<LlmCall> calls = SameCalls.of(runs);
        assertThat(runs.replayed().text()).isEqualTo("It is\non its way: 配送中 🚚");
        assertThat(runs.replayed().lookedUp()).containsExactly("A-7");
        assertThat(calls).hasSize(2).allMatch(LlmCall::streamed);
        assertThat(calls.get(0).toolCalls())
                .containsExactly(new ToolCall("call-1", "order_status", "{\"order\": \"A-7\"}"));
        assertThat(Fixtures.text(fixtures)).contains("\"partialToolCall\"", "\"toolCall\"");
        assertThat(made).hasValue(1);
    }

    @Test
    void aStreamThatTheApplicationCancelsIsRecordedToItsEnd() throws Exception {
        BothRuns<List<Object>> runs = BothRuns.inProcess(fixtures, llm -> {
            Told told = new Told() {
                @Override
                public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
                    things.add(part);
                    context.streamingHandle().cancel();
                    all.complete(things);
                }
            };
            return Told.by(RecordedModels.streamingChat(llm, this::make), told);
        });

        assertThat(runs.replayed())
                .isEqualTo(runs.recorded())
                .containsExactly(new PartialThinking("Hm."), new PartialResponse("It is\n"));
        assertThat(Fixtures.text(fixtures)).contains("\"response\"");
    }

    @Test
    void whatAHandlerThrowsGoesToItsErrorsAndTheStreamGoesOn() throws Exception {
        BothRuns<List<Object>> runs = BothRuns.inProcess(fixtures, llm -> {
            Told told = new Told() {
                @Override
                public void onPartialThinking(PartialThinking part) {
                    throw new IllegalStateException("no thoughts, please");
                }

                @Override
                public void onError(Throwable error) {
                    things.add(error.getMessage());
                }
            };
            return Told.by(RecordedModels.streamingChat(llm, this::make), told);
        });

        assertThat(runs.replayed()).isEqualTo(runs.recorded()).hasSize(6).startsWith("no thoughts, please", "It is\n");
    }

    @Test
    void anErrorOfTheModelIsToldAndIsNoRecording() throws Exception {
        StreamingChatModel broken = new StreamingChatModel() {
            @Override
            public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
                handler.onPartialResponse("It is");
                handler.onError(new IllegalStateException("out of memory"));
            }
        };

        InProcessRun run =
                InProcessRun.record(fixtures, llm -> Told.by(RecordedModels.streamingChat(llm, () -> broken)));

        assertThat(run.thrown()).isInstanceOf(IllegalStateException.class).hasMessage("out of memory");
        assertThat(run.problems().get(0)).contains("No answer of the model", "out of memory");
        assertThat(Fixtures.text(fixtures)).isEmpty();
    }

    @Test
    void aMissIsToldTheHandler() {
        InProcessRun run = InProcessRun.replay(fixtures, llm -> Told.by(RecordedModels.streamingChat(llm, this::make)));

        assertThat(run.thrown()).isInstanceOf(NoAnswerException.class);
        assertThat(run.problems()).hasSize(1);
        assertThat(made).hasValue(0);
    }

    @Test
    void rawEventsAreForLiveRunsAlone() {
        StreamingChatModel raw = new StreamingChatModel() {
            @Override
            public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
                handler.onUnmappedRawEvent("raw");
                handler.onCompleteResponse(
                        ChatResponse.builder().aiMessage(AiMessage.from("Hi")).build());
            }
        };
        List<List<Object>> told = new ArrayList<>();

        InProcessRun live =
                InProcessRun.live(fixtures, llm -> told.add(Told.by(RecordedModels.streamingChat(llm, () -> raw))));
        InProcessRun recorded =
                InProcessRun.record(fixtures, llm -> told.add(Told.by(RecordedModels.streamingChat(llm, () -> raw))));

        assertThat(live.problems()).isEmpty();
        assertThat(recorded.problems()).isEmpty();
        assertThat(told.get(0)).contains("raw");
        assertThat(told.get(1)).hasSize(1).doesNotContain("raw");
    }
}
