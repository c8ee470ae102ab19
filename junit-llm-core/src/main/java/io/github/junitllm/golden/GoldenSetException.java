package io.github.junitllm.golden;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Says that a golden set cannot be used. The message is complete: where (file, line, column, field), what is wrong, and
 * what to do. Its first line stands alone.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class GoldenSetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error from a complete message.
     *
     * @param message where, what and what to do; the first line stands alone
     */
    public GoldenSetException(String message) {
        super(message);
    }

    /**
     * Makes an error from a complete message and what led to it.
     *
     * @param message where, what and what to do; the first line stands alone
     * @param cause what led to it
     */
    public GoldenSetException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
