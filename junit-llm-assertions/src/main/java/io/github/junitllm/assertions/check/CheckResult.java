package io.github.junitllm.assertions.check;

import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param passed whether the check holds
 * @param score how well it holds, from 0 (not at all) to 1 (fully); 0 or 1 for a check that is only true or false
 * @param reason what was found, as a statement that stands alone and is true whether or not the check is negated:
 *     {@code found "14 days" at 12: "...within 14 days of..."}
 * @param expected what the subject should have been, if a diff of the two helps
 * @param actual what it was, if a diff of the two helps
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CheckResult(
        boolean passed,
        double score,
        String reason,
        @Nullable String expected,
        @Nullable String actual) {

    public CheckResult {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("a score lies between 0 and 1, not at " + score);
        }
        Objects.requireNonNull(reason, "reason");
    }

    /** Returns the result of a check that is only true or false. */
    public static CheckResult of(boolean passed, String reason) {
        return new CheckResult(passed, passed ? 1 : 0, reason, null, null);
    }

    /** Returns the result of a check that passed. */
    public static CheckResult pass(String reason) {
        return of(true, reason);
    }

    /** Returns the result of a check that failed. */
    public static CheckResult fail(String reason) {
        return of(false, reason);
    }

    /**
     * Returns the result of a check that measures, and passes from a score on.
     *
     * @param score from 0 to 1
     * @param atLeast the lowest score that passes
     */
    public static CheckResult scored(double score, double atLeast, String reason) {
        return new CheckResult(score >= atLeast, score, reason, null, null);
    }

    /** Returns this result with the two texts whose diff explains it. */
    public CheckResult withDiff(String expected, String actual) {
        return new CheckResult(passed, score, reason, expected, actual);
    }
}
