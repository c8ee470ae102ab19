package io.github.junitllm.assertions;

import static io.github.junitllm.assertions.LlmAssertions.passing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.assertions.text.TextChecks;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.golden.ContextDocument;
import io.github.junitllm.golden.Message;
import java.util.List;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SoftAssertionsExtension.class)
class LlmSoftAssertionsTests {

    @InjectSoftAssertions
    private LlmSoftAssertions injected;

    @Test
    void tellsOfAllThatFailed() {
        var softly = new LlmSoftAssertions();
        softly.assertThatResponse("Within 30 days.")
                .mentions("14 days")
                .not()
                .contains("30")
                .endsWith(".");
        softly.assertThatToolCalls(List.of(new ToolCall(null, "refund", "{}"))).neverCalled("refund");
        softly.assertThatConversation(List.of(new Message("user", "Hello?"))).endsWithAnAnswer();
        softly.assertThatGrounding("It costs 7 euros.", List.of(new ContextDocument("a", "It costs 6 euros.")))
                .inventsNoNumber();

        assertThat(softly.errorsCollected()).hasSize(5);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(softly::assertAll)
                .withMessageContaining("mention \"14 days\"")
                .withMessageContaining("not to contain")
                .withMessageContaining("the conversation");
    }

    @Test
    void isInjectedByAssertJsExtension() {
        injected.assertThatResponse("Within 14 days.").mentions("14 days").hasWords(Amount.exactly(3));
        assertThat(injected.errorsCollected()).isEmpty();
    }

    @Test
    void whatIsUndecidedIsThrownAtOnce() {
        Check<String> undecided = Check.of("be decided", text -> {
            throw new UndecidedException("nobody knows");
        });
        var softly = new LlmSoftAssertions();
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> softly.assertThatResponse("text").passes(undecided));
    }

    @Test
    void aCheckIsAConditionOfAssertJ() {
        assertThat(List.of("in 14 days", "14-day returns")).are(passing(TextChecks.mentions("14 days")));
        assertThat("in a fortnight").isNot(passing(TextChecks.mentions("14 days")));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat("in a fortnight").is(passing(TextChecks.mentions("14 days"))))
                .withMessageContaining("a subject to mention \"14 days\"");
    }
}
