package io.github.junitllm.assertions.tool;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.call.ToolCall;
import java.util.List;
import java.util.function.Function;

/**
 * A check of calls whose arguments may be no JSON, so that nobody can tell what they were meant to be. It holds such a
 * call for none that is expected, and fails; but its opposite does not pass for that: where taking the call for any that
 * is expected would turn the result, the opposite is undecided.
 *
 * @param calls reads the calls of the subject
 * @param rule pure; asked once with unreadable arguments that fit nothing, and once with ones that fit everything
 */
record CallsCheck<T>(String description, Function<? super T, List<ParsedCall>> calls, Rule<? super T> rule)
        implements Check<T> {

    /** Decides about a subject by its calls, which it takes as they are given. */
    @FunctionalInterface
    interface Rule<T> {
        CheckResult result(T subject, Function<ParsedCall, ParsedCall> reading);
    }

    static Check<List<ToolCall>> of(String description, Function<List<ParsedCall>, CheckResult> rule) {
        return new CallsCheck<>(
                description,
                ParsedCall::of,
                (calls, reading) ->
                        rule.apply(ParsedCall.of(calls).stream().map(reading).toList()));
    }

    @Override
    public CheckResult check(T subject) {
        return rule.result(subject, Function.identity());
    }

    @Override
    public Check<T> not() {
        return new Opposite<>(this, Check.super.not());
    }

    private record Opposite<T>(CallsCheck<T> asked, Check<T> opposite) implements Check<T> {

        @Override
        public String description() {
            return opposite.description();
        }

        @Override
        public CheckResult check(T subject) {
            CheckResult result = opposite.check(subject);
            asked.calls.apply(subject).stream()
                    .filter(ParsedCall::isUnreadable)
                    .findFirst()
                    .ifPresent(broken -> {
                        if (result.passed()
                                && asked.rule
                                        .result(subject, ParsedCall::fittingAnything)
                                        .passed()) {
                            throw new UndecidedException("nobody can tell what the call " + broken
                                    + " was meant to be: " + broken.problem());
                        }
                    });
            return result;
        }

        @Override
        public Check<T> not() {
            return asked;
        }

        @Override
        public String toString() {
            return description();
        }
    }

    @Override
    public String toString() {
        return description;
    }
}
