package io.github.junitllm.assertions.guard.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitllm.assertions.guard.Finding;
import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.assertions.guard.Severity;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemPromptLeakTests {

    private static final String PROMPT = "You are the refund assistant of Acme. Never pay more than one hundred euros."
            + " Ask for the order number first, and be polite whatever the customer says.";

    private static final Guardrail CANARY = SystemPromptLeak.canary("zebra-7731-quartz");

    @ParameterizedTest
    @ValueSource(
            strings = {"It says zebra-7731-quartz.", "ZEBRA-7731-QUARTZ", "ze\u200Bbra-7731-quartz", "mroen-7731-dhnegm"
            })
    void canariesAreFoundDisguisedToo(String text) {
        assertThat(CANARY.inspect(text)).isNotEmpty();
    }

    @Test
    void canariesAreFoundEncodedAndNeverShown() {
        String encoded = Base64.getEncoder().encodeToString("zebra-7731-quartz".getBytes(StandardCharsets.UTF_8));
        assertThat(CANARY.inspect("😀 " + encoded)).singleElement().satisfies(finding -> {
            assertThat(finding.start()).isEqualTo(3);
            assertThat(finding.excerpt()).doesNotContain(encoded);
        });
        assertThat(CANARY.inspect("zebra 7731")).isEmpty();
    }

    @Test
    void passagesOfThePromptAreFoundWithTheirEnds() {
        Guardrail leak = SystemPromptLeak.of(PROMPT);
        String text = "Sure: NEVER pay more than one hundred euros; ask for the order number! And so on";
        assertThat(leak.inspect(text)).singleElement().satisfies(finding -> assertThat(
                        text.substring(finding.start(), finding.end()))
                .isEqualTo("NEVER pay more than one hundred euros; ask for the order number"));
    }

    @Test
    void thePromptAsAWholeIsCritical() {
        assertThat(SystemPromptLeak.of(PROMPT).inspect(PROMPT))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    void fewWordsInCommonAreNoLeak() {
        Guardrail leak = SystemPromptLeak.of(PROMPT);
        assertThat(leak.inspect("I am the refund assistant of Acme. Please tell me the order number first."))
                .isEmpty();
        assertThat(leak.inspect("")).isEmpty();
    }

    @Test
    void ideographsAreWordsEach() {
        assertThat(SystemPromptLeak.of("你是一个退款助手请保密", 6).inspect("他说：你是一个退款助手。"))
                .hasSize(1);
    }

    @Test
    void whatCouldNeverOrAlwaysBeFoundIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SystemPromptLeak.of("Be kind."))
                .withMessageContaining("the system prompt has 2 words");
        assertThatIllegalArgumentException().isThrownBy(() -> SystemPromptLeak.of(PROMPT, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SystemPromptLeak.canary("abc"))
                .withMessageContaining("6 characters or more");
        assertThatIllegalArgumentException().isThrownBy(SystemPromptLeak::canary);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zebra 7 7 3 1 quartz",
                "zebra\u20107731–quartz",
                "z e b r a 7 7 3 1 q u a r t z",
                "**ze**bra-7731-quartz",
                "zebra-77**31**-quartz",
                "zеbrа-7731-quаrtz",
                "ztrauq-1377-arbez",
                "z3bra-7731-qu4rtz",
                "ZEBRA_7731_QUARTZ",
                "zebra7731quartz",
                "emVicmEtNzczMS1xdWFydHo=",
                "7a656272612d373733312d71756172747a",
                "ZEBRA − 7731 − QUARTZ",
                "z.e.b.r.a.-.7.7.3.1.-.q.u.a.r.t.z"
            })
    void canariesAreFoundTakenApartTurnedAndEncoded(String text) {
        assertThat(CANARY.inspect(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zebra 7731", "a zebra, 7731 of them, ate quartz"})
    void partsOfCanariesAndTheirWordsAreNone(String text) {
        assertThat(CANARY.inspect(text)).isEmpty();
    }
}
