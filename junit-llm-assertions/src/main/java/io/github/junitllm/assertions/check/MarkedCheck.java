package io.github.junitllm.assertions.check;

import io.github.junitllm.risk.ExercisedRisks;
import io.github.junitllm.risk.OwaspRisk;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A check with what is to be known about it besides its result. */
record MarkedCheck<T>(Check<T> check, boolean isConfidential, Set<OwaspRisk> risks) implements Check<T> {

    MarkedCheck {
        risks = risks.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(risks));
    }

    @Override
    public String description() {
        return check.description();
    }

    @Override
    public CheckResult check(T subject) {
        ExercisedRisks.note(risks);
        return check.check(subject);
    }

    @Override
    public Check<T> not() {
        return new MarkedCheck<>(check.not(), isConfidential, risks);
    }

    @Override
    public String toString() {
        return description();
    }
}
