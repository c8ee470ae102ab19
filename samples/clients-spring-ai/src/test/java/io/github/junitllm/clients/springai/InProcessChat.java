package io.github.junitllm.clients.springai;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.Media;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.MimeTypeUtils;
import reactor.core.publisher.Flux;

/** A model that is code: it looks the order up where it is given a tool, and says where it is. */
final class InProcessChat implements ChatModel {

    static final AssistantMessage.ToolCall LOOK_UP =
            new AssistantMessage.ToolCall("call-1", "function", "whereIs", "{\"number\": \"4711\", \"city\": \"東京\"}");

    private final List<Prompt> asked = new ArrayList<>();

    List<Prompt> asked() {
        return asked;
    }

    @Override
    public ChatResponse call(Prompt prompt) {
        asked.add(prompt);
        return answer(prompt);
    }

    @Override
    public Flux<ChatResponse> stream(Prompt prompt) {
        asked.add(prompt);
        if (wantsTool(prompt)) {
            return Flux.just(answer(prompt));
        }
        return Flux.just("It is\n", "on its way: ", "配送中 ", "🚚")
                .map(part -> ChatResponse.builder()
                        .generations(List.of(new Generation(new AssistantMessage(part))))
                        .build())
                .concatWith(Flux.just(response("", List.of())));
    }

    static ChatResponse answer(Prompt prompt) {
        return wantsTool(prompt) ? response(null, List.of(LOOK_UP)) : response("It is\non its way: 配送中 🚚", List.of());
    }

    private static boolean wantsTool(Prompt prompt) {
        boolean told = prompt.getInstructions().get(prompt.getInstructions().size() - 1) instanceof ToolResponseMessage;
        return !told
                && prompt.getOptions() instanceof ToolCallingChatOptions options
                && options.getToolCallbacks() != null
                && !options.getToolCallbacks().isEmpty();
    }

    private static ChatResponse response(String text, List<AssistantMessage.ToolCall> calls) {
        AssistantMessage said = AssistantMessage.builder()
                .content(text)
                .properties(Map.of("signature", "s1", "layers", 12, "heat", 0.5))
                .toolCalls(calls)
                .media(List.of(Media.builder()
                        .mimeType(MimeTypeUtils.IMAGE_PNG)
                        .data(new ByteArrayResource(new byte[] {1, 2, 3}))
                        .name("map")
                        .build()))
                .build();
        ChatGenerationMetadata metadata = ChatGenerationMetadata.builder()
                .finishReason(calls.isEmpty() ? "STOP" : "TOOL_CALLS")
                .metadata("score", 0.25)
                .contentFilter("mild")
                .build();
        return ChatResponse.builder()
                .generations(List.of(new Generation(said, metadata)))
                .metadata(ChatResponseMetadata.builder()
                        .id("answer-1")
                        .model("tiny-onnx")
                        .usage(new DefaultUsage(11, 7, 19))
                        .keyValue("device", "cpu")
                        .build())
                .build();
    }
}
