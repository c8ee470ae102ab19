package io.github.junitllm.verdict;

import org.apiguardian.api.API;

/** What a gate measures. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Measure {
    /** The share of passing cases, or of passing samples where a case has several. */
    RATE,
    /** pass@k: the chance that at least one of k samples of a case passes, averaged over the cases. */
    PASS_AT_K,
    /** pass^k: the chance that all of k samples of a case pass, averaged over the cases. */
    PASS_HAT_K
}
