package io.github.junitllm.clients.example;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.nio.file.Path;
import java.util.Locale;

/** Stands for a model that is loaded from a file: it knows three answers by heart. */
final class TinyModel implements ChatModel {

    static final Path FILE = Path.of("tiny.onnx");

    TinyModel(Path file) {
        if (!file.equals(FILE)) {
            throw new IllegalArgumentException("no model in " + file);
        }
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        UserMessage question =
                (UserMessage) request.messages().get(request.messages().size() - 1);
        String answer = answer(question.singleText().toLowerCase(Locale.ROOT));
        return ChatResponse.builder()
                .aiMessage(AiMessage.from(answer))
                .modelName("tiny")
                .tokenUsage(new TokenUsage(question.singleText().split(" ").length, answer.split(" ").length))
                .finishReason(FinishReason.STOP)
                .build();
    }

    private static String answer(String question) {
        if (question.contains("worn")) {
            return "Only unworn ones, I am afraid.";
        }
        return question.contains("money")
                ? "5 days after your parcel has reached us."
                : "You have 30 days from the day it arrived.";
    }
}
