package io.github.junitllm.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.openai.core.ObjectMappers;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import io.github.junitllm.call.LlmCall;
import org.apiguardian.api.API;

/**
 * What openai-java returned, as calls: for checks outside the gateway. They have no timing. Streams are put together by the
 * library first: {@code ChatCompletionAccumulator}, {@code ResponseAccumulator}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class OpenAiCalls {

    private static final String CHAT = "/v1/chat/completions";
    private static final String RESPONSES = "/v1/responses";

    private OpenAiCalls() {}

    /** Returns the call that had this answer, with an empty request. */
    public static LlmCall of(ChatCompletion answer) {
        return LlmCall.untimed(CHAT, "{}", json(answer));
    }

    /** Returns the call that had this request and this answer. */
    public static LlmCall of(ChatCompletionCreateParams request, ChatCompletion answer) {
        return LlmCall.untimed(CHAT, json(request._body()), json(answer));
    }

    /** Returns the call that had this answer, with an empty request. */
    public static LlmCall of(Response answer) {
        return LlmCall.untimed(RESPONSES, "{}", json(answer));
    }

    /** Returns the call that had this request and this answer. */
    public static LlmCall of(ResponseCreateParams request, Response answer) {
        return LlmCall.untimed(RESPONSES, json(request._body()), json(answer));
    }

    private static String json(Object value) {
        try {
            return ObjectMappers.jsonMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this cannot be written as the JSON it came from: " + e.getMessage(), e);
        }
    }
}
