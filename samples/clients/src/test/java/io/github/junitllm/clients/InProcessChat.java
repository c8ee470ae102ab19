package io.github.junitllm.clients;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Models that are code: they think, look the order up where they are given a tool, and say where it is. */
final class InProcessChat implements ChatModel {

    static final ToolExecutionRequest LOOK_UP = ToolExecutionRequest.builder()
            .id("call-1")
            .name("order_status")
            .arguments("{\"order\": \"A-7\"}")
            .build();

    private final List<ChatRequest> asked = new ArrayList<>();

    List<ChatRequest> asked() {
        return asked;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        asked.add(request);
        return answer(request);
    }

    static ChatResponse answer(ChatRequest request) {
        ChatMessage last = request.messages().get(request.messages().size() - 1);
        boolean lookUp = !request.toolSpecifications().isEmpty() && !(last instanceof ToolExecutionResultMessage);
        AiMessage said = AiMessage.builder()
                .text(lookUp ? null : "It is\non its way: 配送中 🚚")
                .thinking("Hm.")
                .toolExecutionRequests(lookUp ? List.of(LOOK_UP) : List.of())
                .attributes(Map.of("layers", 12, "heat", 0.5, "trace", List.of("a", true)))
                .build();
        return ChatResponse.builder()
                .aiMessage(said)
                .id("answer-" + request.messages().size())
                .modelName("tiny-onnx")
                .tokenUsage(new TokenUsage(11, 7, 19))
                .finishReason(lookUp ? FinishReason.TOOL_EXECUTION : FinishReason.STOP)
                .build();
    }

    /** The same as a stream, on a thread of its own. */
    static final class Streaming implements StreamingChatModel {

        @Override
        public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
            ChatResponse answer = answer(request);
            new Thread(() -> stream(answer, handler), "tiny-onnx").start();
        }

        private static void stream(ChatResponse answer, StreamingChatResponseHandler handler) {
            handler.onPartialThinking(new PartialThinking("Hm."));
            if (answer.aiMessage().hasToolExecutionRequests()) {
                for (String part : List.of("{\"order\":", " \"A-7\"}")) {
                    handler.onPartialToolCall(PartialToolCall.builder()
                            .index(0)
                            .id(LOOK_UP.id())
                            .name(LOOK_UP.name())
                            .partialArguments(part)
                            .build());
                }
                handler.onCompleteToolCall(new CompleteToolCall(0, LOOK_UP));
            } else {
                for (String part : List.of("It is\n", "on its way: ", "配送中 ", "🚚")) {
                    handler.onPartialResponse(part);
                }
            }
            handler.onCompleteResponse(answer);
        }
    }
}
