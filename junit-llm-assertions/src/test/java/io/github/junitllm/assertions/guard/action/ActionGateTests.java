package io.github.junitllm.assertions.guard.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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

    @Test
    @Timeout(20)
    void numbersThatNoAmountHasAreNone() {
        Check<Map<String, ?>> gate =
                ActionGate.of("refund").number("amount", "0.01", "100").check();
        String digits = "9".repeat(900_000);
        BigInteger huge = BigInteger.ONE.shiftLeft(3_000_000);
        List<Object> none = List.of(
                digits,
                "0." + digits,
                huge,
                new BigDecimal(huge),
                new BigDecimal(huge, 900_000),
                "1e999999999",
                "1e-999999999",
                "1e99999999999",
                "-1e999999999",
                new BigDecimal("1e999999999"),
                "1e" + "9".repeat(150),
                Double.NaN,
                Double.POSITIVE_INFINITY);
        for (Object amount : none) {
            assertThat(gate.check(Map.of("amount", amount)).passed()).isFalse();
        }
        assertThat(gate.check(Map.of("amount", new BigDecimal("99.99"))).passed())
                .isTrue();
        assertThat(gate.check(Map.of("amount", BigInteger.TEN)).passed()).isTrue();
        assertThat(gate.check(Map.of("amount", " 1e2 ")).passed()).isTrue();
    }
}
