package io.github.junitllm.assertions.guard;

import org.apiguardian.api.API;

/** How much harm a finding means if it is one, from little to much. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
