package io.github.junitllm.assertions.check;

record Confidential<T>(Check<T> check) implements Check<T> {

    @Override
    public String description() {
        return check.description();
    }

    @Override
    public CheckResult check(T subject) {
        return check.check(subject);
    }

    @Override
    public boolean isConfidential() {
        return true;
    }

    @Override
    public Check<T> not() {
        return check.not().confidential();
    }

    @Override
    public String toString() {
        return description();
    }
}
