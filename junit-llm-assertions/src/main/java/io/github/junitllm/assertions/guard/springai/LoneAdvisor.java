package io.github.junitllm.assertions.guard.springai;

import io.github.junitllm.assertions.check.Excerpt;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.guard.Finding;
import io.github.junitllm.assertions.guard.Objection;
import io.github.junitllm.assertions.guard.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.client.ChatClientResponse;
import org.springframework.ai.chat.client.advisor.api.CallAdvisor;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

/**
 * An advisor without a client around it.
 *
 * @param refusal what it throws where it refuses; null if it refuses by not passing a call on
 */
record LoneAdvisor(CallAdvisor advisor, @Nullable Class<? extends RuntimeException> refusal) {

    /** Not empty, as an advisor may have a word of its own for models that say nothing. */
    private static final String ANSWER = "Understood.";

    /**
     * What became of a call.
     *
     * @param refused with which it ended; null if it ended with an answer
     */
    private record Outcome(
            @Nullable String answer, @Nullable RuntimeException refused) {}

    List<Finding> input(String text, Objection objection) {
        LoneChain chain = new LoneChain(ANSWER);
        Outcome outcome = objection.ask(asked -> call(asked, chain), text);
        if (outcome.refused != null) {
            return objection.to(text, Severity.HIGH, "refused with " + outcome.refused);
        }
        String received = chain.received();
        if (received == null) {
            return objection.to(text, Severity.HIGH, "stopped the call: " + shown(outcome.answer));
        }
        if (!ANSWER.equals(outcome.answer)) {
            return objection.to(
                    text, Severity.HIGH, "passed the call on and replaced the answer: " + shown(outcome.answer));
        }
        return received.equals(text) ? List.of() : objection.rewritten(text, received);
    }

    List<Finding> output(String text, Objection objection) {
        LoneChain chain = new LoneChain(text);
        Outcome outcome = objection.ask(asked -> call("", chain), text);
        if (chain.received() == null) {
            throw new UndecidedException("the advisor \"" + objection.name() + "\" stops an empty message, so that no"
                    + " answer reaches it: it looks at what goes to the model. Use ofInput.");
        }
        if (outcome.refused != null) {
            return objection.to(text, Severity.HIGH, "refused with " + outcome.refused);
        }
        return text.equals(outcome.answer)
                ? List.of()
                : objection.to(text, Severity.HIGH, "replaced the answer: " + shown(outcome.answer));
    }

    private Outcome call(String message, LoneChain chain) {
        try {
            return new Outcome(text(advisor.adviseCall(LoneChain.request(message), chain)), null);
        } catch (RuntimeException thrown) {
            if (refusal != null && refusal.isInstance(thrown)) {
                return new Outcome(null, thrown);
            }
            throw thrown;
        }
    }

    private static String shown(@Nullable String answer) {
        return answer == null ? "no answer" : Excerpt.of(answer);
    }

    private static @Nullable String text(@Nullable ChatClientResponse answer) {
        ChatResponse response = answer == null ? null : answer.chatResponse();
        Generation generation = response == null ? null : response.getResult();
        AssistantMessage message = generation == null ? null : generation.getOutput();
        return message == null ? null : message.getText();
    }
}
