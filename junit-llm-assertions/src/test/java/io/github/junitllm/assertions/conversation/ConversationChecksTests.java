package io.github.junitllm.assertions.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.guard.GuardChecks;
import io.github.junitllm.assertions.guard.secret.Secrets;
import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.assertions.text.TextChecks;
import io.github.junitllm.golden.Message;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConversationChecksTests {

    private static final List<Message> TALK = List.of(
            new Message("system", "You are kind."),
            new Message("user", "I want my money back."),
            new Message("assistant", "Of course. What is your order number?"),
            new Message("user", "A-17."),
            new Message("assistant", "", Map.of("tool_calls", List.of())),
            new Message("tool", "{\"paid\": 20}"),
            new Message("assistant", "You get 20 euros. Can I help you with more?"));

    private static CheckResult of(Check<List<Message>> check, Message... more) {
        return check.check(java.util.stream.Stream.concat(TALK.stream(), java.util.Arrays.stream(more))
                .toList());
    }

    @Test
    void turnsAreThoseOfTheUser() {
        assertThat(of(ConversationChecks.turns(Amount.exactly(2))).passed()).isTrue();
        assertThat(of(ConversationChecks.turns(Amount.atMost(1)))).isEqualTo(CheckResult.fail("the user took 2 turns"));
        assertThat(ConversationChecks.turns(Amount.atMost(1)).description()).isEqualTo("have at most 1 turn");
    }

    @Test
    void whoeverIsLeftWaitingHasNoAnswer() {
        assertThat(of(ConversationChecks.endsWithAnAnswer()).passed()).isTrue();
        assertThat(of(ConversationChecks.endsWithAnAnswer(), new Message("user", "Hello?")))
                .isEqualTo(CheckResult.fail("it ends with the user: \"Hello?\""));
        assertThat(of(ConversationChecks.endsWithAnAnswer(), new Message("assistant", " "))
                        .passed())
                .isFalse();
        assertThat(ConversationChecks.endsWithAnAnswer().check(List.of()).passed())
                .isFalse();
    }

    @Test
    void answersAreLookedAtOneByOne() {
        Check<String> euros = TextChecks.mentions("20 euros");
        assertThat(of(ConversationChecks.anyAnswer(euros)).reason()).startsWith("answer 2: found \"20 euros\"");
        assertThat(of(ConversationChecks.lastAnswer(euros)).passed()).isTrue();
        CheckResult every = of(ConversationChecks.everyAnswer(euros));
        assertThat(every.passed()).isFalse();
        assertThat(every.score()).isEqualTo(0.5);
        assertThat(every.reason()).startsWith("answer 1: ");
        assertThat(of(ConversationChecks.everyAnswer(TextChecks.omits("30 euros")))
                        .passed())
                .isTrue();
        assertThat(of(ConversationChecks.anyAnswer(TextChecks.mentions("30 euros")))
                        .passed())
                .isFalse();
        assertThat(of(ConversationChecks.everyAnswer(euros).not()).passed()).isTrue();
    }

    @Test
    void withoutAnAnswerNothingIsSaidOfAnswers() {
        List<Message> monologue = List.of(new Message("user", "Hello?"));
        for (Check<List<Message>> check : List.of(
                ConversationChecks.everyAnswer(TextChecks.noRefusal()),
                ConversationChecks.anyAnswer(TextChecks.noRefusal()),
                ConversationChecks.lastAnswer(TextChecks.noRefusal()),
                ConversationChecks.asksNothingTwice(),
                ConversationChecks.everyAnswer(TextChecks.noRefusal()).not())) {
            assertThatExceptionOfType(UndecidedException.class)
                    .isThrownBy(() -> check.check(monologue))
                    .withMessageContaining("no answer of the assistant among 1 messages");
        }
    }

    @Test
    void aQuestionThatWasAskedIsNotAskedAgain() {
        assertThat(of(ConversationChecks.asksNothingTwice()).passed()).isTrue();
        assertThat(of(
                        ConversationChecks.asksNothingTwice(),
                        new Message("user", "No."),
                        new Message("assistant", "Well, then: what is your ORDER number?")))
                .extracting(CheckResult::passed)
                .as("other words ahead of it make another question")
                .isEqualTo(true);
        assertThat(of(
                        ConversationChecks.asksNothingTwice(),
                        new Message("user", "No."),
                        new Message("assistant", "Good. What is your ORDER number?")))
                .isEqualTo(CheckResult.fail("answers 1 and 3 both ask \"What is your ORDER number?\""));
    }

    @Test
    void whatMustNotBeToldStaysUntoldInsideAConversation() {
        Check<String> clean = GuardChecks.clean(Secrets.keys());
        assertThat(ConversationChecks.everyAnswer(clean).isConfidential()).isTrue();
        assertThat(ConversationChecks.lastAnswer(clean).not().isConfidential()).isTrue();
        assertThat(ConversationChecks.anyAnswer(TextChecks.refusal()).isConfidential())
                .isFalse();
    }
}
