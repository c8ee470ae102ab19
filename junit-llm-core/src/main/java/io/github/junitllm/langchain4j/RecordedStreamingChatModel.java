package io.github.junitllm.langchain4j;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.github.junitllm.gateway.InProcessCall;
import io.github.junitllm.gateway.InProcessDoor;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.gateway.ModelSupplier;
import io.github.junitllm.gateway.NoAnswerException;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Stands where a streaming chat model stands. */
final class RecordedStreamingChatModel implements StreamingChatModel {

    private final InProcessDoor door;
    private final Set<Capability> capabilities;
    private final ModelSupplier<StreamingChatModel> model;

    RecordedStreamingChatModel(
            LlmGateway llm, Set<Capability> capabilities, Supplier<? extends StreamingChatModel> model) {
        this.door = InProcessDoor.of(llm, RecordedChatModel.PATH);
        this.capabilities = Set.copyOf(capabilities);
        this.model = new ModelSupplier<>(model);
    }

    /** Takes the request as the application made it: filling it up from default parameters is the model's part. */
    @Override
    public void chat(ChatRequest request, ChatRequestOptions options, StreamingChatResponseHandler handler) {
        answer(request, handler, (asked, recorder) -> asked.chat(request, options, recorder));
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        answer(request, handler, (asked, recorder) -> asked.chat(request, recorder));
    }

    private void answer(
            ChatRequest request,
            StreamingChatResponseHandler handler,
            BiConsumer<StreamingChatModel, StreamingChatResponseHandler> ask) {
        Listener listener = new Listener(handler);
        try {
            InProcessCall call = door.ask(() -> RequestJson.of(request, true));
            if (call.replayed()) {
                call.replay(StreamEvent::of, listener::tell);
            } else {
                ask(ask, call, new StreamRecorder(call, listener));
            }
        } catch (NoAnswerException missing) {
            handler.onError(missing);
        }
    }

    private void ask(
            BiConsumer<StreamingChatModel, StreamingChatResponseHandler> ask,
            InProcessCall call,
            StreamRecorder recorder) {
        try {
            StreamingChatModel asked = call.model(model, chat -> RequestJson.defaults(chat.defaultRequestParameters()));
            RecordedChatModel.requireSame(capabilities, asked.supportedCapabilities(), call);
            ask.accept(asked, recorder);
        } catch (RuntimeException | Error failure) {
            call.failed(failure);
            throw failure;
        }
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return capabilities;
    }
}
