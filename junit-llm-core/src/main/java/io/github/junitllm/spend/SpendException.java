package io.github.junitllm.spend;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A call must not be made; the message says why. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SpendException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SpendException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
