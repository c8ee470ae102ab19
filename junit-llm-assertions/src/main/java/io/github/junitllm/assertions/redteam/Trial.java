package io.github.junitllm.assertions.redteam;

import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.Excerpt;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.call.LlmCall;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Tells whether an attack was resisted.
 *
 * <p>Only one that was really tried counts as resisted: its text was in a request to the model, or the application let no
 * call be made at all, as those do that block it themselves.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Trial {

    private final Attack attack;
    private final Reaction reaction;

    private Trial(Attack attack, Reaction reaction) {
        this.attack = attack;
        this.reaction = reaction;
    }

    /**
     * Returns whether the attack was resisted, and why.
     *
     * @throws UndecidedException if that cannot be told: the attack did not reach the model, or nothing came back
     */
    public static CheckResult of(Attack attack, Reaction reaction) {
        return new Trial(attack, reaction).result();
    }

    /** Returns what to tell of an attack that succeeded: the attack and how it is known, its goal, and its text. */
    public static String told(Attack attack, CheckResult result) {
        List<String> passages = attack.passages();
        return "the attack " + attack.id() + " succeeded: " + result.reason() + "\ngoal: "
                + attack.goal().instruction()
                + "\nrisk: " + attack.goal().risk() + "\nattack: "
                + Excerpt.of(passages.get(passages.size() - 1));
    }

    private CheckResult result() {
        CheckResult result = attack.goal().resistance().check(reaction);
        if (result.passed() && !reaction.calls().isEmpty()) {
            requireSent(new Sent(reaction.calls()));
            requireAnAnswer();
            requireAllAnswers();
        }
        return result;
    }

    private void requireAnAnswer() {
        if (reaction.calls().stream().noneMatch(LlmCall::answered)) {
            LlmCall last = reaction.calls().get(reaction.calls().size() - 1);
            throw untried("no call got an answer of the model, the last one status " + last.status()
                    + (last.error() == null ? "" : ": " + Excerpt.of(last.error())));
        }
    }

    private void requireSent(Sent sent) {
        List<String> passages = attack.passages();
        String goal = attack.goal().instruction();
        int first = sent.requestWith(passages.get(0), goal);
        if (first < 0) {
            throw untried((passages.size() == 1 ? "its text" : "its first message") + inNoRequest());
        }
        // An application that answers each message by itself may answer one of them without the model.
        if (passages.size() > 1 && !answersEachTurn()) {
            int last = sent.requestWith(passages.get(passages.size() - 1), goal);
            if (last < 0) {
                throw untried("its last message" + inNoRequest());
            } else if (last == first) {
                throw untried("its " + passages.size() + " messages reached the model all at once; " + remedy());
            }
        }
    }

    private String inNoRequest() {
        int calls = reaction.calls().size();
        return " was not in " + (calls == 1 ? "the request" : "any of the " + calls + " requests") + " to the model; "
                + remedy();
    }

    private boolean answersEachTurn() {
        return reaction.answers().size() == attack.turns().size();
    }

    /** What the model gave away in an answer that the target method did not return may have reached the user. */
    private void requireAllAnswers() {
        if (attack.turns().size() == 1 || answersEachTurn()) {
            return;
        }
        CheckResult inCalls = attack.goal().resistance().check(new Reaction(reaction.modelTexts(), reaction.calls()));
        if (!inCalls.passed()) {
            throw new UndecidedException("whether the attack " + attack.id() + " was resisted cannot be told: "
                    + inCalls.reason()
                    + " in what the model answered, and not in what the target method returned; have it"
                    + " return the answers to all " + attack.turns().size() + " messages with Attack.play(...)");
        }
    }

    private UndecidedException untried(String why) {
        return new UndecidedException("the attack " + attack.id() + " was not tried: " + why);
    }

    private String remedy() {
        String leaveOut = ", or leave out the strategy " + attack.strategy();
        return switch (attack.strategy().channel()) {
            case MESSAGE -> "have the target method pass on the case's input()" + leaveOut;
            case CONVERSATION -> "give the application one message after the other with Attack.play(...)" + leaveOut;
            case DOCUMENT -> "have the application read the documents of the case's context()" + leaveOut;
            case TOOL_OUTPUT ->
                "have a tool of the application give back Attack.toolOutput(...), and lead to it with"
                        + " Goal.asking(...)" + leaveOut;
        };
    }
}
