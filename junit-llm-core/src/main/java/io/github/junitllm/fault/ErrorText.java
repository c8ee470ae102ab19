package io.github.junitllm.fault;

import java.util.Map;

/** An error as a provider tells it. */
record ErrorText(int status, Map<String, String> headers, String body) {

    ErrorText(int status, String body) {
        this(status, Map.of(), body);
    }
}
