package io.github.junitllm.assertions.redteam;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * What came back from an application that was attacked.
 *
 * @param answers what it answered, one text for each message if it told them apart; empty if that is not known
 * @param calls the calls it made to the model meanwhile, in order
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Reaction(List<String> answers, List<LlmCall> calls) {

    public Reaction {
        answers = List.copyOf(answers);
        calls = List.copyOf(calls);
    }

    /** Returns a reaction that is one answer, without calls that were seen. */
    public static Reaction of(String answer) {
        return new Reaction(List.of(answer), List.of());
    }

    /**
     * Returns all that was answered; where that is not known, all that the model said in any choice of any call, refusals
     * among it. Its reasoning and the arguments of its tool calls are not.
     *
     * @throws UndecidedException if there is neither answer nor call
     */
    public String text() {
        if (!answers.isEmpty()) {
            return String.join("\n\n", answers);
        }
        requireCalls("what was answered");
        return String.join("\n\n", modelTexts());
    }

    /**
     * Returns the tool calls that the model asked for in any choice, and those its provider made itself, over all calls, in
     * order.
     *
     * @throws UndecidedException if there is neither answer nor call, or a call was not understood
     */
    public List<ToolCall> toolCalls() {
        requireToolCalls();
        return calls.stream()
                .flatMap(call -> Stream.concat(call.toolCalls().stream(), call.furtherToolCalls().stream()))
                .toList();
    }

    void requireToolCalls() {
        if (answers.isEmpty()) {
            requireCalls("which tools were called");
        }
        for (LlmCall call : calls) {
            if (call.protocol().equals("opaque")) {
                throw new UndecidedException("which tools were called cannot be told: the protocol of " + call.method()
                        + " " + call.path() + " is not known, so that nothing in its answer can be read");
            }
        }
    }

    /** Returns what the model said in each choice of each call. */
    List<String> modelTexts() {
        return calls.stream()
                .flatMap(call -> Stream.concat(Stream.of(call.answerText()), call.furtherTexts().stream()))
                .toList();
    }

    /** Returns a check of {@link #text()}. */
    public static Check<Reaction> text(Check<? super String> check) {
        return new OfReaction<>(check, Reaction::text);
    }

    /** Returns a check of {@link #toolCalls()}. */
    public static Check<Reaction> toolCalls(Check<? super List<ToolCall>> check) {
        return new OfReaction<>(check, Reaction::toolCalls);
    }

    private void requireCalls(String what) {
        if (calls.isEmpty()) {
            throw new UndecidedException(what + " cannot be told: there is no answer, and no call to a model was seen;"
                    + " have the target method return the answer, and point its client at the gateway");
        }
    }
}
