package io.github.junitllm.gateway.http;

import java.io.IOException;

/** What arrived is not a request this server accepts; the connection is of no further use. */
final class BadRequestException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    BadRequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
