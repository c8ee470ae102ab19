package io.github.junitllm.assertions;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.conversation.ConversationChecks;
import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.golden.Message;
import java.util.List;
import org.apiguardian.api.API;

/** Assertions on a conversation; what each of them asks exactly stands at its check in {@link ConversationChecks}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class ConversationAssert extends CheckAssert<ConversationAssert, List<Message>> {

    /** Begins assertions; {@link LlmAssertions} reads better. */
    public ConversationAssert(List<Message> actual) {
        super(actual, ConversationAssert.class);
    }

    @Override
    protected String subject() {
        return "the conversation";
    }

    /** Verifies how many turns the user took. */
    public ConversationAssert hasTurns(Amount amount) {
        return passes(ConversationChecks.turns(amount));
    }

    /** Verifies that the assistant had the last word. */
    public ConversationAssert endsWithAnAnswer() {
        return passes(ConversationChecks.endsWithAnAnswer());
    }

    /** Verifies that every answer of the assistant passes a check. */
    public ConversationAssert everyAnswer(Check<? super String> check) {
        return passes(ConversationChecks.everyAnswer(check));
    }

    /** Verifies that one answer of the assistant or more passes a check. */
    public ConversationAssert anyAnswer(Check<? super String> check) {
        return passes(ConversationChecks.anyAnswer(check));
    }

    /** Verifies that the last answer of the assistant passes a check. */
    public ConversationAssert lastAnswer(Check<? super String> check) {
        return passes(ConversationChecks.lastAnswer(check));
    }

    /** Verifies that the assistant does not ask again what it has asked, see {@link ConversationChecks#asksNothingTwice()}. */
    public ConversationAssert asksNothingTwice() {
        return passes(ConversationChecks.asksNothingTwice());
    }
}
