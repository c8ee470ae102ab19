package io.github.junitllm.verdict;

import org.apiguardian.api.API;

/** What one sample, or one case as a whole, amounts to. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum SampleVerdict {
    /** Every check held. */
    PASS,
    /** A check did not hold. */
    FAIL,
    /** Could not be decided: transport, missing fixture, judge or any other breakage. Never enters a rate. */
    ERROR,
    /** Did not want to run: an assumption aborted it or a condition disabled it. Never enters a rate. */
    SKIPPED
}
