package io.github.junitllm.langchain4j;

import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;

/**
 * The application's handler, told the same of a stream whether it is recorded or replayed. What the handler throws goes to
 * its {@code onError}, as the models of LangChain4j do it, and the stream goes on. Once the application has cancelled the
 * stream, it is told nothing more.
 */
final class Listener implements StreamingHandle {

    private final StreamingChatResponseHandler handler;
    private volatile boolean cancelled;

    Listener(StreamingChatResponseHandler handler) {
        this.handler = handler;
    }

    void tell(StreamEvent event) {
        if (cancelled) {
            return;
        }
        try {
            pass(event);
        } catch (RuntimeException refused) {
            fail(refused);
        }
    }

    private void pass(StreamEvent event) {
        if (event instanceof StreamEvent.Text text && text.part().isEmpty()) {
            handler.onPartialResponse("");
        } else if (event instanceof StreamEvent.Text text) {
            handler.onPartialResponse(new PartialResponse(text.part()), new PartialResponseContext(this));
        } else if (event instanceof StreamEvent.Thinking thinking) {
            handler.onPartialThinking(thinking.part(), new PartialThinkingContext(this));
        } else if (event instanceof StreamEvent.ToolCallPart part) {
            handler.onPartialToolCall(part.part(), new PartialToolCallContext(this));
        } else if (event instanceof StreamEvent.ToolCall call) {
            handler.onCompleteToolCall(call.call());
        } else if (event instanceof StreamEvent.End end) {
            handler.onCompleteResponse(end.response());
        }
    }

    void fail(Throwable error) {
        if (cancelled) {
            return;
        }
        try {
            handler.onError(error);
        } catch (RuntimeException ignored) {
            // Nobody is left to be told.
        }
    }

    /** Passes on what no replay can know. */
    void raw(Object event) {
        if (!cancelled) {
            handler.onUnmappedRawEvent(event);
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }
}
