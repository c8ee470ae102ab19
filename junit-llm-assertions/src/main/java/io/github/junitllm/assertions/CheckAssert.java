package io.github.junitllm.assertions;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.Excerpt;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Condition;
import org.opentest4j.AssertionFailedError;

/**
 * What all assertions of this module have in common: a check can be asserted, and each check negated.
 *
 * @param <SELF> the assertion itself
 * @param <ACTUAL> what it is about
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class CheckAssert<SELF extends CheckAssert<SELF, ACTUAL>, ACTUAL> extends AbstractAssert<SELF, ACTUAL> {

    private boolean negated;

    protected CheckAssert(ACTUAL actual, Class<?> selfType) {
        super(actual, selfType);
    }

    /**
     * Negates the next check, and only that: {@code assertThatResponse(answer).not().mentions("refund")}. What AssertJ
     * itself asserts ({@code isNull}, {@code is} and so on) is no check and has negatives of its own: behind {@code not()} it
     * is refused, but for {@code satisfies}, {@code satisfiesAnyOf} and what else AssertJ does not let others override.
     */
    public SELF not() {
        negated = !negated;
        return myself;
    }

    /**
     * Verifies that the check holds.
     *
     * @throws AssertionError if it does not, with what was found
     * @throws io.github.junitllm.assertions.check.UndecidedException if the check cannot be decided
     */
    public SELF passes(Check<? super ACTUAL> check) {
        super.isNotNull();
        Check<? super ACTUAL> asked = negated ? check.not() : check;
        negated = false;
        CheckResult result = asked.check(actual);
        if (!result.passed()) {
            throw failure(asked, result);
        }
        return myself;
    }

    /** Returns what the subject is called in messages: {@code the response}. */
    protected abstract String subject();

    private AssertionError failure(Check<?> check, CheckResult result) {
        String message = "expected " + subject() + ' ' + asked(check.description()) + ", but " + result.reason()
                + (check.isConfidential() ? "" : "\n  " + subject() + ": " + Excerpt.of(String.valueOf(actual)));
        String own = info.overridingErrorMessage();
        String told = info.hasDescription() ? "[" + info.descriptionText() + "] " + message : message;
        if (own != null) {
            return new AssertionFailedError(own);
        }
        if (result.expected() != null && result.actual() != null) {
            return new AssertionFailedError(told, result.expected(), result.actual());
        }
        return new AssertionFailedError(told);
    }

    private static String asked(String description) {
        return description.startsWith("not ")
                ? "not to " + description.substring("not ".length())
                : "to " + description;
    }

    private void requireNoNegation(String assertion) {
        if (negated) {
            throw new IllegalStateException("not() negates checks of this module, and " + assertion
                    + " is AssertJ's own: use its opposite, such as isNotEqualTo, isNotIn, isNot or doesNotHave");
        }
    }

    // AssertJ's own assertions know nothing of not(): they would pass for the opposite of what is written.

    @Override
    public void isNull() {
        requireNoNegation("isNull");
        super.isNull();
    }

    @Override
    public SELF isNotNull() {
        requireNoNegation("isNotNull");
        return super.isNotNull();
    }

    @Override
    public SELF isEqualTo(Object expected) {
        requireNoNegation("isEqualTo");
        return super.isEqualTo(expected);
    }

    @Override
    public SELF isNotEqualTo(Object other) {
        requireNoNegation("isNotEqualTo");
        return super.isNotEqualTo(other);
    }

    @Override
    public SELF isSameAs(Object expected) {
        requireNoNegation("isSameAs");
        return super.isSameAs(expected);
    }

    @Override
    public SELF isNotSameAs(Object other) {
        requireNoNegation("isNotSameAs");
        return super.isNotSameAs(other);
    }

    @Override
    public SELF isIn(Object... values) {
        requireNoNegation("isIn");
        return super.isIn(values);
    }

    @Override
    public SELF isIn(Iterable<?> values) {
        requireNoNegation("isIn");
        return super.isIn(values);
    }

    @Override
    public SELF isNotIn(Object... values) {
        requireNoNegation("isNotIn");
        return super.isNotIn(values);
    }

    @Override
    public SELF isNotIn(Iterable<?> values) {
        requireNoNegation("isNotIn");
        return super.isNotIn(values);
    }

    @Override
    public SELF is(Condition<? super ACTUAL> condition) {
        requireNoNegation("is");
        return super.is(condition);
    }

    @Override
    public SELF isNot(Condition<? super ACTUAL> condition) {
        requireNoNegation("isNot");
        return super.isNot(condition);
    }

    @Override
    public SELF has(Condition<? super ACTUAL> condition) {
        requireNoNegation("has");
        return super.has(condition);
    }

    @Override
    public SELF doesNotHave(Condition<? super ACTUAL> condition) {
        requireNoNegation("doesNotHave");
        return super.doesNotHave(condition);
    }

    @Override
    public SELF satisfies(Condition<? super ACTUAL> condition) {
        requireNoNegation("satisfies");
        return super.satisfies(condition);
    }

    @Override
    public SELF matches(Predicate<? super ACTUAL> predicate) {
        requireNoNegation("matches");
        return super.matches(predicate);
    }

    @Override
    public SELF matches(Predicate<? super ACTUAL> predicate, String description) {
        requireNoNegation("matches");
        return super.matches(predicate, description);
    }

    @Override
    public SELF hasToString(String expected) {
        requireNoNegation("hasToString");
        return super.hasToString(expected);
    }

    @Override
    public SELF isInstanceOf(Class<?> type) {
        requireNoNegation("isInstanceOf");
        return super.isInstanceOf(type);
    }
}
