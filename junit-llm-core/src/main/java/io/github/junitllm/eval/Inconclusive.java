package io.github.junitllm.eval;

import org.apiguardian.api.API;

/** What an inconclusive verdict does to the build. It is never green by accident. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Inconclusive {
    /** The verdict node fails. */
    FAIL,
    /** The verdict node is shown as aborted, with the reason; the build stays green. */
    SKIP
}
