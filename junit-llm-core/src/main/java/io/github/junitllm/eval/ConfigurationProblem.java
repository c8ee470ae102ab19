package io.github.junitllm.eval;

/** Says what is wrong with an eval's declaration or configuration; the message is complete and meant for its author. */
final class ConfigurationProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConfigurationProblem(String message) {
        super(message);
    }

    ConfigurationProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
