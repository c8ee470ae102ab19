package io.github.junitllm.assertions;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.Excerpt;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
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
     * itself asserts ({@code isNull}, {@code satisfies}, {@code is} and so on) is no check: it is not negated, and has
     * negatives of its own.
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
        isNotNull();
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
        String told = info.hasDescription() ? "[" + info.descriptionText() + "] " + message : message;
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
}
