package io.github.junitllm.assertions.guard.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActionGateTests {

    private static final Check<Map<String, ?>> REFUND = ActionGate.of("refund")
            .field("orderId")
            .number("amount", "0.01", "100")
            .rule("the currency is EUR", arguments -> "EUR".equals(arguments.get("currency")))
            .check();

    @Test
    void whatMeetsAllConditionsPasses() {
        Map<String, Object> arguments = Map.of("orderId", "A1", "amount", 100, "currency", "EUR");
        assertThat(REFUND.check(arguments).passed()).isTrue();
        assertThat(REFUND.not().check(arguments).passed()).isFalse();
    }

    @Test
    void whatIsBrokenIsTold() {
        CheckResult result = REFUND.check(Map.of("orderId", " ", "amount", "100.01", "currency", "EUR"));
        assertThat(result.passed()).isFalse();
        assertThat(result.score()).isCloseTo(1.0 / 3, within(1e-9));
        assertThat(result.reason())
                .isEqualTo("2 of 3 conditions of refund do not hold: the field \"orderId\" is there;"
                        + " \"amount\" is a number from 0.01 to 100");
        assertThat(REFUND.check(Map.of("amount", "lots")).passed()).isFalse();
        assertThat(REFUND.check(Map.of()).score()).isZero();
    }

    @Test
    void confidenceIsNoCondition() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActionGate.of("refund").number("Confidence", "0.9", "1"))
                .withMessageContaining("what the model says of itself");
    }

    @Test
    void fieldsAloneAreNoGate() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ActionGate.of("refund").field("orderId").check());
        assertThatIllegalStateException()
                .isThrownBy(() -> ActionGate.of("refund").check());
    }
}
