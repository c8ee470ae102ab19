package io.github.junitllm.assertions.structure;

/** Says why and where a text is not in the format it should be in. */
final class StructureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StructureException(String problem) {
        super(problem);
    }

    StructureException(String problem, Throwable cause) {
        super(problem, cause);
    }

    /** Returns the problem; there always is one. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
