package io.github.junitllm.langchain4j;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.junitllm.call.LlmCall;
import org.apiguardian.api.API;

/** What LangChain4j returned, as calls: for checks outside the gateway. They have no timing. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LangChain4jCalls {

    private LangChain4jCalls() {}

    /** Returns the call that had this answer, with an empty request. */
    public static LlmCall of(ChatResponse response) {
        return LlmCall.untimed(
                RecordedChatModel.PATH, "{}", AnswerJson.of(response).toString());
    }

    /**
     * Returns the call that had this request and this answer.
     *
     * @throws IllegalArgumentException if the request holds something whose meaning is not known here
     */
    public static LlmCall of(ChatRequest request, ChatResponse response) {
        return LlmCall.untimed(
                RecordedChatModel.PATH,
                RequestJson.of(request, false).toString(),
                AnswerJson.of(response).toString());
    }
}
