package io.github.junitllm.assertions.check;

import java.util.Objects;
import java.util.function.Function;

record FunctionCheck<T>(String description, String opposite, Function<? super T, CheckResult> function)
        implements Check<T> {

    FunctionCheck {
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(opposite, "opposite");
        Objects.requireNonNull(function, "function");
    }

    @Override
    public CheckResult check(T subject) {
        return function.apply(subject);
    }

    @Override
    public Check<T> not() {
        return new Negation<>(this, opposite);
    }

    @Override
    public String toString() {
        return description;
    }
}
