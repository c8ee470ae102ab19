package io.github.junitllm.cost;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A table of prices cannot be used; the message says where and why. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PriceTableException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    PriceTableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
