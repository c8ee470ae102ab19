package io.github.junitllm.assertions.check;

import java.util.Objects;
import java.util.function.Function;

record PartCheck<S, T>(String part, Function<? super S, ? extends T> extractor, Check<T> check) implements Check<S> {

    PartCheck {
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(extractor, "extractor");
    }

    @Override
    public String description() {
        return "have " + part + ' ' + check.description();
    }

    @Override
    public CheckResult check(S subject) {
        return check.check(extractor.apply(subject));
    }

    /** Asks the check itself for its opposite, which may be undecided where the check is not. */
    @Override
    public Check<S> not() {
        return new PartCheck<>(part, extractor, check.not());
    }

    @Override
    public boolean isConfidential() {
        return check.isConfidential();
    }

    @Override
    public String toString() {
        return description();
    }
}
