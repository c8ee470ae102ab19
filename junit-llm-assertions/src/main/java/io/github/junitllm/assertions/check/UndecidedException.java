package io.github.junitllm.assertions.check;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by a check that can say neither yes nor no. It is no assertion error on purpose: the sample becomes an ERROR,
 * which no pass rate forgives, and negating the check does not turn it into a pass.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class UndecidedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Takes what could not be decided and what to do about it. */
    public UndecidedException(String message) {
        super(message);
    }

    /** Takes what could not be decided, what to do about it, and why. */
    public UndecidedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
