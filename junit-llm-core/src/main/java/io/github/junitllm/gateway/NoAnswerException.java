package io.github.junitllm.gateway;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Tells the application that a call to a recorded model in its own process gets no answer: most often that a replay knows no
 * recording of the request. The message says what to do. The sample is an error, also where the application catches this.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NoAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoAnswerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
