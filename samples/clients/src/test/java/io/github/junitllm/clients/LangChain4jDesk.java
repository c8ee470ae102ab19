package io.github.junitllm.clients;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.TokenStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A support desk on LangChain4j's AI services: it looks orders up with a tool, or decides in the form of an object. */
final class LangChain4jDesk {

    static final String QUESTION = "Where is order A-7? 📦";
    static final String STATUS = "A-7 is on its way: 配送中 🚚";

    /**
     * What the desk says.
     *
     * @param lookedUp orders the tool was called with
     */
    record Said(
            @Nullable String text,
            List<String> lookedUp,
            @Nullable TokenUsage usage,
            @Nullable FinishReason finish) {}

    /** What the desk decides. */
    record Decision(boolean allowed, int days, String reason) {}

    /** The desk as an AI service. */
    interface Desk {
        Result<String> answer(String question);

        Result<Decision> decide(String question);
    }

    /** The desk as an AI service that streams. */
    interface StreamingDesk {
        TokenStream answer(String question);
    }

    /** The tool. */
    static final class Orders {
        private final List<String> lookedUp = new ArrayList<>();

        @Tool(name = "order_status", value = "Tells where an order is")
        String status(@P(name = "order", value = "number of the order") String order) {
            lookedUp.add(order);
            return STATUS;
        }
    }

    private LangChain4jDesk() {}

    static Said answer(ChatModel model) {
        Orders orders = new Orders();
        Result<String> result = AiServices.builder(Desk.class)
                .chatModel(model)
                .tools(orders)
                .build()
                .answer(QUESTION);
        return new Said(result.content(), orders.lookedUp, result.tokenUsage(), result.finishReason());
    }

    static Said answer(StreamingChatModel model) throws Exception {
        Orders orders = new Orders();
        CompletableFuture<ChatResponse> whole = new CompletableFuture<>();
        AiServices.builder(StreamingDesk.class)
                .streamingChatModel(model)
                .tools(orders)
                .build()
                .answer(QUESTION)
                .onPartialResponse(part -> {})
                .onCompleteResponse(whole::complete)
                .onError(whole::completeExceptionally)
                .start();
        ChatResponse response = LangChain4jAnswer.awaited(whole);
        return new Said(response.aiMessage().text(), orders.lookedUp, response.tokenUsage(), response.finishReason());
    }

    static Decision decide(ChatModel model) {
        return AiServices.create(Desk.class, model)
                .decide("May they send it back?")
                .content();
    }
}
