package io.github.junitllm.eval;

import org.jspecify.annotations.Nullable;

/** Says that a sample could not be decided: its verdict is ERROR, neither passed nor failed. */
final class SampleErrorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SampleErrorException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
