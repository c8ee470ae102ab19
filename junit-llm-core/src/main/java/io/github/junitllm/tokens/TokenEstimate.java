package io.github.junitllm.tokens;

import io.github.junitllm.call.LlmCall;
import org.apiguardian.api.API;

/**
 * Tokens of a call as somebody else than the provider counted them: never the numbers of a bill. Where the provider reports
 * {@link LlmCall#usage()}, that counts.
 *
 * @param inputTokens tokens of the messages and of the definitions of the tools offered
 * @param outputTokens tokens of the text of the answer and of its calls of tools, reasoning not included
 * @param encoding what they were counted with
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TokenEstimate(long inputTokens, long outputTokens, String encoding) {

    /** Says what it is: "about 19 input and 10 output tokens (estimated with o200k_base)". */
    @Override
    public String toString() {
        return "about " + inputTokens + " input and " + outputTokens + " output tokens (estimated with " + encoding
                + ")";
    }
}
