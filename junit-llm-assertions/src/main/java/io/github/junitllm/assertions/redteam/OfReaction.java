package io.github.junitllm.assertions.redteam;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import java.util.function.Function;

record OfReaction<T>(Check<? super T> check, Function<Reaction, T> part) implements Check<Reaction> {

    @Override
    public String description() {
        return check.description();
    }

    @Override
    public CheckResult check(Reaction reaction) {
        return check.check(part.apply(reaction));
    }

    @Override
    public Check<Reaction> not() {
        return new OfReaction<>(check.not(), part);
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
