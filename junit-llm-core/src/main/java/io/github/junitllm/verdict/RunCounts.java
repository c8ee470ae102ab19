package io.github.junitllm.verdict;

import org.apiguardian.api.API;

/**
 * How many cases and samples came to what.
 *
 * @param planned cases that were to run
 * @param passed cases that passed
 * @param failed cases that failed
 * @param errored cases that could not be decided
 * @param skipped cases that were skipped
 * @param notRun cases that did not run
 * @param samplesPassed samples that passed
 * @param samplesFailed samples that failed
 * @param samplesErrored samples that could not be decided
 * @param samplesSkipped samples that were skipped
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RunCounts(
        long planned,
        long passed,
        long failed,
        long errored,
        long skipped,
        long notRun,
        long samplesPassed,
        long samplesFailed,
        long samplesErrored,
        long samplesSkipped) {

    /** Return the number of cases that ran, whatever came of them. */
    public long cases() {
        return passed + failed + errored + skipped;
    }
}
