package io.github.junitllm.verdict;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What one gate says about one slice.
 *
 * @param gate the gate as declared
 * @param slice the slice judged: a tag where the gate says {@code "*"}
 * @param verdict the gate's verdict
 * @param estimate the rate judged; null where nothing was decided
 * @param reason why, in one clause for a person
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record GateResult(
        PassRateGate gate,
        String slice,
        GateVerdict verdict,
        @Nullable RateEstimate estimate,
        String reason) {}
