package io.github.junitllm.verdict;

import org.apiguardian.api.API;

/**
 * pass@k or pass^k over the whole set.
 *
 * @param measure {@link Measure#PASS_AT_K} or {@link Measure#PASS_HAT_K}
 * @param k samples it speaks of
 * @param estimate mean of the cases' unbiased estimates
 * @param standardError standard error over the cases
 * @param cases cases with at least {@code k} decided samples
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Reduction(Measure measure, int k, double estimate, double standardError, long cases) {}
