package io.github.junitllm.assertions.check;

import io.github.junitllm.risk.OwaspRisk;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * One deterministic question about a subject, as a value: it can be asserted, negated, grouped, weighted, recorded as
 * a score without gating anything, and used outside JUnit.
 *
 * <p>A check is a pure function: the same subject gives the same result, in any thread. What it cannot decide it
 * throws as {@link UndecidedException}; it never guesses.
 *
 * @param <T> what is looked at: mostly the text of a response
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Check<T> {

    /** Returns what is asked, as it reads after "expected the response to": {@code mention "14 days"}. */
    String description();

    /**
     * Looks at the subject.
     *
     * @throws UndecidedException if neither yes nor no would be honest: a pattern that ran out of time, a library that
     *     is not there
     */
    CheckResult check(T subject);

    /**
     * Whether what it looks for must not be repeated in messages, as personal data and keys must not. Assertions then leave
     * the subject out; the reason tells where to look.
     */
    default boolean isConfidential() {
        return false;
    }

    /** Returns the same check, as one whose subject messages leave out; see {@link #isConfidential()}. */
    default Check<T> confidential() {
        return isConfidential() ? this : new MarkedCheck<>(this, true, Set.of());
    }

    /**
     * Returns the same check, as one that looks for these risks: the summary of a run tells which of them its cases exercised.
     */
    default Check<T> exercising(Set<OwaspRisk> risks) {
        return new MarkedCheck<>(this, isConfidential(), risks);
    }

    /** Returns the opposite check: it passes where this one fails, with score 1 - s, and is undecided where this is. */
    default Check<T> not() {
        return new Negation<>(this, "not " + description());
    }

    /**
     * Returns this check of one part of a larger subject.
     *
     * @param part what the part is called in front of the description: {@code the refund's reason}
     */
    default <S> Check<S> ofPart(String part, Function<? super S, ? extends T> extractor) {
        return new PartCheck<>(part, extractor, this);
    }

    /** Returns a check made of a description, see {@link #description()}, and a pure function. */
    static <T> Check<T> of(String description, Function<? super T, CheckResult> function) {
        return of(description, "not " + description, function);
    }

    /**
     * Returns a check made of a description, that of its opposite, and a pure function: for what reads badly behind "not".
     *
     * @param description see {@link #description()}: {@code contain no personal data}
     * @param opposite what {@link #not()} asks: {@code contain personal data}
     */
    static <T> Check<T> of(String description, String opposite, Function<? super T, CheckResult> function) {
        return new FunctionCheck<>(description, opposite, function);
    }

    /** Returns a check that passes if all of these pass; its score is the mean of theirs. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static <T> Check<T> allOf(Check<? super T>... checks) {
        return CheckGroup.<T>allOf(List.of(checks));
    }

    /** Returns a check that passes if one of these passes; its score is the highest of theirs. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static <T> Check<T> anyOf(Check<? super T>... checks) {
        return CheckGroup.<T>anyOf(List.of(checks));
    }

    /**
     * Returns a check that passes if at least {@code count} of these pass; its score is the mean of theirs.
     *
     * @param count from 1 to the number of checks
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static <T> Check<T> atLeast(int count, Check<? super T>... checks) {
        return CheckGroup.<T>atLeast(count, List.of(checks));
    }
}
