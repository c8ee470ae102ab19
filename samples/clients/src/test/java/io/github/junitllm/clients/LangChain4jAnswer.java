package io.github.junitllm.clients;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a user of LangChain4j sees of an answer.
 *
 * @param parts what came of the text while it was streamed, part by part
 */
record LangChain4jAnswer(
        @Nullable String id,
        @Nullable String model,
        @Nullable String text,
        @Nullable String thinking,
        List<ToolExecutionRequest> tools,
        @Nullable TokenUsage usage,
        @Nullable FinishReason finish,
        List<String> parts) {

    static final String QUESTION = "Can I get\na refund? 🙂";

    static LangChain4jAnswer of(ChatModel model) {
        return of(model.chat(UserMessage.from(QUESTION)), List.of());
    }

    /** Asks a model that streams, and throws what it tells its handler. */
    static LangChain4jAnswer streamed(StreamingChatModel model) throws Exception {
        List<String> parts = new ArrayList<>();
        CompletableFuture<ChatResponse> whole = new CompletableFuture<>();
        model.chat(QUESTION, new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(String part) {
                parts.add(part);
            }

            @Override
            public void onPartialThinking(PartialThinking part) {
                parts.add("(" + part.text() + ")");
            }

            @Override
            public void onCompleteResponse(ChatResponse response) {
                whole.complete(response);
            }

            @Override
            public void onError(Throwable error) {
                whole.completeExceptionally(error);
            }
        });
        return of(awaited(whole), parts);
    }

    static <T> T awaited(CompletableFuture<T> coming) throws Exception {
        try {
            return coming.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception told) {
                throw told;
            }
            throw failed;
        }
    }

    private static LangChain4jAnswer of(ChatResponse response, List<String> parts) {
        return new LangChain4jAnswer(
                response.id(),
                response.modelName(),
                response.aiMessage().text(),
                response.aiMessage().thinking(),
                response.aiMessage().toolExecutionRequests(),
                response.tokenUsage(),
                response.finishReason(),
                List.copyOf(parts));
    }
}
