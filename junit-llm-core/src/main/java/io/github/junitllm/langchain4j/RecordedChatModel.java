package io.github.junitllm.langchain4j;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.junitllm.gateway.InProcessCall;
import io.github.junitllm.gateway.InProcessDoor;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.gateway.ModelSupplier;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Stands where a chat model stands. */
final class RecordedChatModel implements ChatModel {

    static final String PATH = "/langchain4j/chat";

    private final InProcessDoor door;
    private final Set<Capability> capabilities;
    private final ModelSupplier<ChatModel> model;

    RecordedChatModel(LlmGateway llm, Set<Capability> capabilities, Supplier<? extends ChatModel> model) {
        this.door = InProcessDoor.of(llm, PATH);
        this.capabilities = Set.copyOf(capabilities);
        this.model = new ModelSupplier<>(model);
    }

    /** Takes the request as the application made it: filling it up from default parameters is the model's part. */
    @Override
    public ChatResponse chat(ChatRequest request, ChatRequestOptions options) {
        return answer(request, asked -> asked.chat(request, options));
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        return answer(request, asked -> asked.chat(request));
    }

    private ChatResponse answer(ChatRequest request, Function<ChatModel, ChatResponse> ask) {
        InProcessCall call = door.ask(() -> RequestJson.of(request, false));
        if (call.replayed()) {
            return call.replay(AnswerJson::response);
        }
        try {
            ChatModel asked = call.model(model, chat -> RequestJson.defaults(chat.defaultRequestParameters()));
            requireSame(capabilities, asked.supportedCapabilities(), call);
            return call.answered(ask.apply(asked), AnswerJson::of, AnswerJson::response);
        } catch (RuntimeException | Error failure) {
            call.failed(failure);
            throw failure;
        }
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return capabilities;
    }

    /** AI services write other requests for models of other capabilities, and replay cannot ask the model for them. */
    static void requireSame(Set<Capability> told, Set<Capability> actual, InProcessCall call) {
        if (!told.equals(actual)) {
            call.problem("The recorded model has the capabilities " + actual + ", but RecordedModels was told " + told
                    + ", and AI services go by them: give it those of the model.");
        }
    }
}
