package io.github.junitllm.verdict;

import org.apiguardian.api.API;

/** What a gate says about a run. Only {@link #PASS} is green. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum GateVerdict {
    /** The claim holds. */
    PASS,
    /** The claim does not hold. */
    FAIL,
    /** The run shows neither that the claim holds nor that it does not. */
    INCONCLUSIVE,
    /** Not decided: too many errors, nothing that counts, or a run that is not complete. */
    ERROR;

    /** Return the worse of the two: ERROR before FAIL before INCONCLUSIVE before PASS. */
    GateVerdict and(GateVerdict other) {
        return severity() >= other.severity() ? this : other;
    }

    private int severity() {
        return switch (this) {
            case PASS -> 0;
            case INCONCLUSIVE -> 1;
            case FAIL -> 2;
            case ERROR -> 3;
        };
    }
}
