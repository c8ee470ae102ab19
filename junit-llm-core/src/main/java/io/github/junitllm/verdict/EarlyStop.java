package io.github.junitllm.verdict;

import org.apiguardian.api.API;

/** When a run may end before its last case. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum EarlyStop {
    /** Run every case. */
    NONE,
    /** Stop as soon as no gate can change any more, whatever the rest brings. */
    CURTAILED,
    /**
     * Decide {@link Claim#PROVE} and {@link Claim#NO_EVIDENCE_BELOW} by an e-process that may be looked at after every
     * case, and stop once every gate is decided. {@link Claim#POINT} is curtailed.
     */
    ANYTIME
}
