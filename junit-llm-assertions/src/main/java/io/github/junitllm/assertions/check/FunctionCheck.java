package io.github.junitllm.assertions.check;

import java.util.Objects;
import java.util.function.Function;

record FunctionCheck<T>(String description, Function<? super T, CheckResult> function) implements Check<T> {

    FunctionCheck {
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(function, "function");
    }

    @Override
    public CheckResult check(T subject) {
        return function.apply(subject);
    }

    @Override
    public String toString() {
        return description;
    }
}
