package io.github.junitllm.golden;

/** A field of a case that breaks a rule; whoever knows where the case was written turns it into the user's error. */
final class InvalidField extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    InvalidField(String field, String problem) {
        super(problem, null, false, false);
        this.field = field;
    }

    String field() {
        return field;
    }

    String problem() {
        return String.valueOf(getMessage());
    }
}
