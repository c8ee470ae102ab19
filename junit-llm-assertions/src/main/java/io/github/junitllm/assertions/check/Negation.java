package io.github.junitllm.assertions.check;

record Negation<T>(Check<T> negated, String description) implements Check<T> {

    @Override
    public CheckResult check(T subject) {
        CheckResult result = negated.check(subject);
        // What was found is the same; what the diff would show is what must not be, so there is none.
        return new CheckResult(!result.passed(), 1 - result.score(), result.reason(), null, null);
    }

    @Override
    public boolean isConfidential() {
        return negated.isConfidential();
    }

    @Override
    public Check<T> not() {
        return negated;
    }

    @Override
    public String toString() {
        return description;
    }
}
