package io.github.junitllm.langchain4j;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.github.junitllm.gateway.InProcessCall;
import org.jspecify.annotations.Nullable;

/** Takes what a model says of its stream, writes it down and passes it on. */
final class StreamRecorder implements StreamingChatResponseHandler {

    private final InProcessCall call;
    private final Listener listener;

    StreamRecorder(InProcessCall call, Listener listener) {
        this.call = call;
        this.listener = listener;
    }

    @Override
    public void onPartialResponse(String part) {
        take(new StreamEvent.Text(part), null);
    }

    @Override
    public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
        take(new StreamEvent.Text(part.text()), context.streamingHandle());
    }

    @Override
    public void onPartialThinking(PartialThinking part) {
        take(new StreamEvent.Thinking(part), null);
    }

    @Override
    public void onPartialThinking(PartialThinking part, PartialThinkingContext context) {
        take(new StreamEvent.Thinking(part), context.streamingHandle());
    }

    @Override
    public void onPartialToolCall(PartialToolCall part) {
        take(new StreamEvent.ToolCallPart(part), null);
    }

    @Override
    public void onPartialToolCall(PartialToolCall part, PartialToolCallContext context) {
        take(new StreamEvent.ToolCallPart(part), context.streamingHandle());
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall complete) {
        take(new StreamEvent.ToolCall(complete), null);
    }

    @Override
    public void onUnmappedRawEvent(Object event) {
        if (!call.recording()) {
            listener.raw(event);
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        StreamEvent end = written(new StreamEvent.End(response));
        call.completed();
        listener.tell(end);
    }

    @Override
    public void onError(Throwable error) {
        call.failed(error);
        listener.fail(error);
    }

    private void take(StreamEvent event, @Nullable StreamingHandle handle) {
        listener.tell(written(event));
        if (handle != null && listener.isCancelled() && !call.recording()) {
            call.completed();
            handle.cancel();
        }
    }

    /** Writes an event down and returns it as a replay will read it. */
    private StreamEvent written(StreamEvent event) {
        try {
            return call.arrived(event, StreamEvent::json, StreamEvent::of);
        } catch (RuntimeException unwritable) {
            call.failed(unwritable);
            return event;
        }
    }
}
