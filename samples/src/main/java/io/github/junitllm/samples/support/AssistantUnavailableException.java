package io.github.junitllm.samples.support;

/** The model gave no answer: unreachable, too slow, or it refused the request. The widget then offers the contact form. */
public final class AssistantUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AssistantUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
