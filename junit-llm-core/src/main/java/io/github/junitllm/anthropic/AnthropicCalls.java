package io.github.junitllm.anthropic;

import com.anthropic.core.ObjectMappers;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.junitllm.call.LlmCall;
import org.apiguardian.api.API;

/**
 * What anthropic-java returned, as calls: for checks outside the gateway. They have no timing. Streams are put together by
 * the library first: {@code MessageAccumulator}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AnthropicCalls {

    private static final String MESSAGES = "/v1/messages";

    private AnthropicCalls() {}

    /** Returns the call that had this answer, with an empty request. */
    public static LlmCall of(Message answer) {
        return LlmCall.untimed(MESSAGES, "{}", json(answer));
    }

    /** Returns the call that had this request and this answer. */
    public static LlmCall of(MessageCreateParams request, Message answer) {
        return LlmCall.untimed(MESSAGES, json(request._body()), json(answer));
    }

    private static String json(Object value) {
        try {
            return ObjectMappers.jsonMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this cannot be written as the JSON it came from: " + e.getMessage(), e);
        }
    }
}
