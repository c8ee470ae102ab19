package io.github.junitllm.verdict;

import org.apiguardian.api.API;

/** What one sample amounts to. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum SampleVerdict {
    /** Every check held. */
    PASS,
    /** A check did not hold. */
    FAIL,
    /** It could not be decided: transport, judge or infrastructure broke. */
    ERROR,
    /** An assumption aborted it or a condition disabled it. */
    SKIPPED
}
