package io.github.junitllm.tokens;

import io.github.junitllm.call.Asked;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.PromptMessage;
import io.github.junitllm.call.ToolCall;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Estimates tokens of calls whose provider reports none. Nothing estimates unless it is asked to. Implementations are
 * thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface TokenEstimator {

    /**
     * Returns an estimator with one of the encodings that OpenAI published. Other providers keep theirs to themselves; for
     * their models it may be off by some ten percent, and by more for other languages than English.
     *
     * @param encoding {@code o200k_base} (GPT-4o and later), {@code cl100k_base} (GPT-3.5, GPT-4), {@code p50k_base},
     *     {@code p50k_edit} or {@code r50k_base}
     * @throws IllegalArgumentException if there is no such encoding
     * @throws IllegalStateException if the library is not on the class path; the message names it
     */
    static TokenEstimator of(String encoding) {
        try {
            return JtokkitEstimator.of(encoding);
        } catch (NoClassDefFoundError missing) {
            throw new IllegalStateException(
                    "estimating tokens needs a library that is not on the class path. Add the test dependency"
                            + " com.knuddels:jtokkit.",
                    missing);
        }
    }

    /** Returns what this counts with, as reports name it. */
    String encoding();

    /** Returns the number of tokens of a text. What looks like a special token in it is text. */
    long tokens(String text);

    /**
     * Estimates the tokens of a call.
     *
     * <p>Of a conversation each message costs its text, its role and three tokens, and the answer begins with three more: the
     * rule OpenAI gives for its chat models (openai-cookbook, "How to count tokens with tiktoken"). Tools cost the JSON they
     * are defined by. Pictures, sound, what the provider adds, and reasoning that it does not send are not in it.
     *
     * @return {@code null} where the protocol is not known: then nobody can tell what of the bodies a model reads
     */
    default @Nullable TokenEstimate estimate(LlmCall call) {
        if (call.protocol().equals("opaque")) {
            return null;
        }
        Asked asked = Asked.of(call);
        boolean conversation = !call.protocol().contains("embedding");
        long input = conversation && !asked.messages().isEmpty() ? 3 : 0;
        for (PromptMessage message : asked.messages()) {
            input += tokens(message.text()) + (conversation ? 3 + tokens(message.role()) : 0);
        }
        for (String definition : asked.toolDefinitions()) {
            input += tokens(definition);
        }
        long output = tokens(call.answerText());
        for (ToolCall tool : call.toolCalls()) {
            output += tokens(tool.name()) + tokens(tool.arguments());
        }
        return new TokenEstimate(input, output, encoding());
    }
}
