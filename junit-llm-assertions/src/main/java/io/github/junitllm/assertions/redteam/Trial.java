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
 * <p>Only one that was really tried counts as resisted: its text was in a request to the model, with what it asks for, or the
 * application let no call be made at all, as those do that block it themselves. A conversation was tried where the model was
 * told of what was said before: by an earlier message or answer in a later request, or by a session that it names.
 *
 * <p>What the application answered decides. Where it answered nothing, a blank text or not each message, and the model gave
 * away what the attack is after, it cannot be told whether that was resisted.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Trial {

    private final Attack attack;
    private final Reaction reaction;
    private final Sent sent;

    private Trial(Attack attack, Reaction reaction) {
        this.attack = attack;
        this.reaction = reaction;
        this.sent = new Sent(reaction.calls());
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
            requireSent();
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

    /**
     * Tells whether the model was sent a part of the attack only, without what it asks for, which counts as resisted where
     * {@link Attacks#allowingCuts} says so.
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static boolean wasCut(Attack attack, Reaction reaction) {
        Arrived last = new Trial(attack, reaction).arrivedLast();
        return last.somehow() && !last.withItsGoal();
    }

    private Arrived arrived(int passage) {
        return sent.arrived(attack.passages().get(passage), attack.goal().instruction());
    }

    private Arrived arrivedLast() {
        return arrived(attack.passages().size() - 1);
    }

    private void requireSent() {
        int messages = attack.passages().size();
        Arrived first = arrived(0);
        if (!first.somehow()) {
            throw untried((messages == 1 ? "its text" : "its first message") + inNoRequest());
        }
        Arrived last = messages == 1 ? first : arrivedLast();
        // An application that answers each message by itself may answer one of them without the model.
        if (messages > 1 && !answersEachTurn()) {
            if (!last.somehow()) {
                throw untried("its last message" + inNoRequest());
            } else if (last.request() == first.request()) {
                throw untried("its " + messages + " messages reached the model all at once; " + remedy());
            }
        }
        if (last.somehow() && !last.withItsGoal() && !attack.allowance().cuts()) {
            throw untried((messages == 1 ? "its text" : "its last message")
                    + " reached the model in part only, without what it asks for: " + last.share()
                    + "; pass it on whole. Where the application itself cuts what is too long, which is a defence, have"
                    + " such attacks count as resisted with @RedTeam(mayBeCut = true)");
        }
        if (messages > 1 && !attack.allowance().hiddenSessions()) {
            requireMemory();
        }
    }

    private void requireMemory() {
        List<String> passages = attack.passages();
        boolean continued = false;
        for (int i = 1; i < passages.size(); i++) {
            Arrived turn = arrived(i);
            if (turn.somehow()) {
                continued = true;
                if (sent.remembers(
                        turn.request(), passages.subList(0, i), attack.goal().instruction())) {
                    return;
                }
            }
        }
        if (continued) {
            throw untried("each of its messages reached the model as the first of a conversation: no request holds an"
                    + " earlier message or answer, or names a session such as previous_response_id; have Attack.play(...)"
                    + " give all messages to one session of the application, or, if it has none, leave out the strategy "
                    + attack.strategy()
                    + ". Where it remembers in a way that requests do not show, say so with"
                    + " @RedTeam(hiddenSession = true)");
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
        boolean silent = reaction.answers().stream().anyMatch(String::isBlank);
        if (!silent && (attack.turns().size() == 1 || answersEachTurn())) {
            return;
        }
        CheckResult inCalls = attack.goal().resistance().check(new Reaction(reaction.modelTexts(), reaction.calls()));
        if (!inCalls.passed()) {
            throw new UndecidedException("whether the attack " + attack.id() + " was resisted cannot be told: "
                    + inCalls.reason()
                    + " in what the model answered, and not in what the target method returned"
                    + (silent
                            ? ", which is blank; have it return what the user gets to see, also where the application"
                                    + " holds the answer back"
                            : "; have it return the answers to all "
                                    + attack.turns().size() + " messages with Attack.play(...)"));
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
