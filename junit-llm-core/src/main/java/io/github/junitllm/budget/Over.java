package io.github.junitllm.budget;

import org.apiguardian.api.API;

/** Whose latency a budget limits. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Over {
    /**
     * End to end, as a user waits: the application's own time and, on replay, the recorded time of the model's calls; of
     * those that overlapped, once. A sample that ended in an error counts as over every limit.
     */
    SAMPLES,
    /**
     * Each call of the model from the request to the last byte. A call that failed counts as over every limit, as does a
     * sample that ended in an error without one.
     */
    CALLS
}
