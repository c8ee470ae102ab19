package io.github.junitllm.telemetry;

/** What was sent is no OTLP; the message says why and is told to who sent it. */
final class OtlpException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    OtlpException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
