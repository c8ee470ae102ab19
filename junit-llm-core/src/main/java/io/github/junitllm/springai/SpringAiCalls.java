package io.github.junitllm.springai;

import io.github.junitllm.call.LlmCall;
import org.apiguardian.api.API;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;

/** What Spring AI returned, as calls: for checks outside the gateway. They have no timing. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SpringAiCalls {

    private SpringAiCalls() {}

    /**
     * Returns the call that had this answer, with an empty request.
     *
     * @throws IllegalArgumentException if JSON cannot express the answer's metadata
     */
    public static LlmCall of(ChatResponse response) {
        return LlmCall.untimed(
                RecordedChatModel.PATH, "{}", ResponseJson.of(response).toString());
    }

    /**
     * Returns the call that had this prompt and this answer.
     *
     * @throws IllegalArgumentException if the prompt holds something whose meaning is not known here, or JSON cannot express
     *     the answer's metadata
     */
    public static LlmCall of(Prompt prompt, ChatResponse response) {
        return LlmCall.untimed(
                RecordedChatModel.PATH,
                PromptJson.of(prompt, false).toString(),
                ResponseJson.of(response).toString());
    }
}
