package io.github.junitllm.cost;

import org.apiguardian.api.API;

/** Which of a model's prices holds. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Tariff {
    /** That of calls answered at once. */
    STANDARD,
    /** That of calls handed in as a batch and answered within hours. */
    BATCH
}
