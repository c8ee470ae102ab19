package io.github.junitllm.assertions.guard.action;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.risk.OwaspRisk;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What must hold before a consequential action: fields that are there, numbers within bounds, rules in code. How sure the
 * model says it is cannot be verified, so that no gate can be made of that.
 *
 * <pre>{@code
 * Check<Map<String, ?>> refund = ActionGate.of("refund")
 *         .field("orderId")
 *         .number("amount", "0.01", "100")
 *         .rule("the order is the customer's", arguments -> orders.owns(customer, arguments.get("orderId")))
 *         .check();
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ActionGate {

    private static final Set<String> UNVERIFIABLE =
            Set.of("confidence", "certainty", "probability", "likelihood", "score", "sure", "confident");

    /** Longer than any amount is; reading digits as a number takes time that grows with their square. */
    private static final int LONGEST_NUMBER = 200;

    private final String action;
    private final List<Condition> conditions;
    private final boolean ruled;

    private record Condition(String words, Predicate<Map<String, ?>> holds) {}

    private ActionGate(String action, List<Condition> conditions, boolean ruled) {
        this.action = action;
        this.conditions = List.copyOf(conditions);
        this.ruled = ruled;
    }

    /** Returns a gate without conditions yet. */
    public static ActionGate of(String action) {
        return new ActionGate(action, List.of(), false);
    }

    /** Returns this gate with a field that must be there and not be blank. */
    public ActionGate field(String name) {
        return with(
                new Condition("the field \"" + name + "\" is there", arguments -> isThere(arguments.get(name))), ruled);
    }

    /**
     * Returns this gate with a field that must be a number, or a text that is one, within bounds. What is
     * longer than 200 characters is none.
     *
     * @param least the lowest number that passes
     * @param most the highest
     * @throws IllegalArgumentException if the field is what a model says of itself, such as "confidence"
     */
    public ActionGate number(String name, String least, String most) {
        if (UNVERIFIABLE.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is what the model says of itself, which nothing verifies;" + " gate " + action
                            + " by a number that can be looked up");
        }
        BigDecimal from = new BigDecimal(least);
        BigDecimal to = new BigDecimal(most);
        return with(
                new Condition(
                        "\"" + name + "\" is a number from " + least + " to " + most,
                        arguments -> isBetween(arguments.get(name), from, to)),
                true);
    }

    /**
     * Returns this gate with a rule of its own.
     *
     * @param words what holds then: {@code the order is the customer's}
     */
    public ActionGate rule(String words, Predicate<Map<String, ?>> rule) {
        return with(new Condition(words, rule), true);
    }

    /**
     * Returns the check of an action's arguments; its score is the share of the conditions that hold.
     *
     * @throws IllegalStateException if no number and no rule is asked for, as fields alone let through what a model made up
     */
    public Check<Map<String, ?>> check() {
        if (!ruled) {
            throw new IllegalStateException("the gate of " + action
                    + " has no number and no rule, so that whatever a model makes up passes; add one");
        }
        return Check.<Map<String, ?>>of("meet the conditions of " + action, this::result)
                .exercising(EnumSet.of(OwaspRisk.EXCESSIVE_AGENCY));
    }

    private CheckResult result(Map<String, ?> arguments) {
        List<String> broken = conditions.stream()
                .filter(condition -> !condition.holds.test(arguments))
                .map(Condition::words)
                .toList();
        double score = 1 - (double) broken.size() / conditions.size();
        String reason = broken.isEmpty()
                ? "all " + conditions.size() + " conditions of " + action + " hold"
                : broken.size() + " of " + conditions.size() + " conditions of " + action + " do not hold: "
                        + String.join("; ", broken);
        return new CheckResult(broken.isEmpty(), score, reason, null, null);
    }

    private ActionGate with(Condition condition, boolean nowRuled) {
        List<Condition> more = new ArrayList<>(conditions);
        more.add(condition);
        return new ActionGate(action, more, nowRuled);
    }

    private static boolean isThere(@Nullable Object value) {
        return value != null && !value.toString().isBlank();
    }

    private static boolean isBetween(@Nullable Object value, BigDecimal from, BigDecimal to) {
        String written = value instanceof BigInteger || value instanceof BigDecimal ? null : String.valueOf(value);
        if (written != null && written.length() > LONGEST_NUMBER) {
            return false;
        }
        try {
            BigDecimal number = written == null ? decimal(value) : new BigDecimal(written.strip());
            return number != null && number.compareTo(from) >= 0 && number.compareTo(to) <= 0;
        } catch (NumberFormatException none) {
            return false;
        }
    }

    /** Returns a number that was read already, or null if it has more digits than any that is meant. */
    private static @Nullable BigDecimal decimal(@Nullable Object number) {
        BigDecimal decimal = number instanceof BigDecimal read
                ? read
                : number instanceof BigInteger whole ? new BigDecimal(whole) : null;
        return decimal == null || decimal.unscaledValue().bitLength() > 4 * LONGEST_NUMBER ? null : decimal;
    }
}
