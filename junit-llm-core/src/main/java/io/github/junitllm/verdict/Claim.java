package io.github.junitllm.verdict;

import org.apiguardian.api.API;

/** What a gate claims about a rate, that is, who bears the burden of proof. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Claim {
    /** The observed rate reaches the threshold; says nothing beyond these cases. Right for recorded golden sets. */
    POINT,
    /** The true rate reaches the threshold: passes only if the one-sided lower bound does. */
    PROVE,
    /** Nothing shows that the true rate is below the threshold: fails only if the one-sided upper bound is. */
    NO_EVIDENCE_BELOW
}
