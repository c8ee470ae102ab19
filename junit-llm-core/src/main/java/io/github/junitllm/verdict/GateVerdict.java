package io.github.junitllm.verdict;

import org.apiguardian.api.API;

/** What a gate decides. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum GateVerdict {
    /** The claim holds. */
    PASS,
    /** The claim does not hold. */
    FAIL,
    /** The data decide neither way. */
    INCONCLUSIVE,
    /** The gate could not be decided. */
    ERROR
}
