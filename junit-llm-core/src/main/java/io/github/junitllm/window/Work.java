package io.github.junitllm.window;

import org.apiguardian.api.API;

/**
 * What is done to each piece, on a thread of the window.
 *
 * @param <T> the piece
 * @param <R> its result
 */
@API(status = API.Status.INTERNAL, since = "0.1")
@FunctionalInterface
public interface Work<T, R> {

    /** Does it; whatever is thrown becomes the outcome of this piece alone. */
    R apply(T piece) throws Throwable;

    /** Returns how much of {@link WindowLimits#maxHeld()} a result takes. */
    default long weight(R result) {
        return 0;
    }
}
