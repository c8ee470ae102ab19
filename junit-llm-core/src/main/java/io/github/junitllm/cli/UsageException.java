package io.github.junitllm.cli;

/** A command line that says something impossible; the message is one sentence without a full stop. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
