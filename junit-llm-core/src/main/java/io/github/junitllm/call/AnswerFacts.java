package io.github.junitllm.call;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says, read from its bytes.
 *
 * @param model model that says it answered
 * @param usage tokens, where the provider reports them
 * @param finishReason the protocol's own word
 * @param text text of the first choice
 * @param toolCalls tools the model wants called
 * @param furtherTexts see {@link LlmCall#furtherTexts}
 * @param furtherToolCalls see {@link LlmCall#furtherToolCalls}
 * @param error what the provider says went wrong
 * @param firstTokenMicros when the first content arrived; {@code null} without content
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record AnswerFacts(
        @Nullable String model,
        @Nullable Usage usage,
        @Nullable String finishReason,
        String text,
        List<ToolCall> toolCalls,
        List<String> furtherTexts,
        List<ToolCall> furtherToolCalls,
        @Nullable String error,
        @Nullable Long firstTokenMicros) {

    static final AnswerFacts NONE = new AnswerFacts(null, null, null, "", List.of(), List.of(), List.of(), null, null);
}
