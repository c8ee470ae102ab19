package io.github.junitllm.bench.process;

import org.apiguardian.api.API;

/** Says why a benchmark was not measured; the message is complete and for people. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class JmhFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JmhFailure(String message) {
        super(message);
    }
}
