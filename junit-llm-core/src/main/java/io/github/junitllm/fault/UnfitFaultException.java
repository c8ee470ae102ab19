package io.github.junitllm.fault;

import org.apiguardian.api.API;

/** A fault cannot be made for this request: the message says why, and what to do. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class UnfitFaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnfitFaultException(String message) {
        super(message);
    }
}
