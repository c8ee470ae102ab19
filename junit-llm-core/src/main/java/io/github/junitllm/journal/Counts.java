package io.github.junitllm.journal;

import org.apiguardian.api.API;

/**
 * Counts cases or samples by verdict.
 *
 * @param passed how many passed
 * @param failed how many failed a check
 * @param errors how many could not be decided
 * @param skipped how many were aborted or disabled
 * @param notRun how many were planned and never started: selection, early stopping or a run that broke off
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Counts(long passed, long failed, long errors, long skipped, long notRun) {

    /** Nothing counted. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** Returns how many were planned: the sum of all five. */
    public long total() {
        return passed + failed + errors + skipped + notRun;
    }

    /** Returns how many the rate is made of: passed and failed. */
    public long decided() {
        return passed + failed;
    }

    /** Returns the sum of both. */
    public Counts plus(Counts other) {
        return new Counts(
                passed + other.passed,
                failed + other.failed,
                errors + other.errors,
                skipped + other.skipped,
                notRun + other.notRun);
    }
}
