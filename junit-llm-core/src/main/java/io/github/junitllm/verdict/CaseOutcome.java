package io.github.junitllm.verdict;

import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * All samples of one case, as they stand at its end.
 *
 * @param id the case's id
 * @param source where its golden row stands, as {@code file:line}
 * @param weight positive weight
 * @param tags the slices it belongs to
 * @param passes number of passing samples
 * @param failures number of failing samples
 * @param errors number of samples that could not be decided
 * @param skipped number of samples that were skipped
 * @param message message of the first failing sample, or else of the first error
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record CaseOutcome(
        String id,
        String source,
        double weight,
        Set<String> tags,
        int passes,
        int failures,
        int errors,
        int skipped,
        @Nullable String message) {

    public CaseOutcome {
        tags = Set.copyOf(tags);
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("case " + id + ": weight must be positive, was " + weight);
        }
        if (passes < 0 || failures < 0 || errors < 0 || skipped < 0) {
            throw new IllegalArgumentException("case " + id + ": negative number of samples");
        }
    }

    /** Return the number of samples, decided or not. */
    public int samples() {
        return passes + failures + errors + skipped;
    }

    /** Return the number of samples that passed or failed. */
    public int decided() {
        return passes + failures;
    }
}
