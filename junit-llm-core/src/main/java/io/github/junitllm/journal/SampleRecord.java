package io.github.junitllm.journal;

import static java.util.Objects.requireNonNull;

import io.github.junitllm.risk.OwaspRisk;
import io.github.junitllm.verdict.SampleVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One finished sample of one case.
 *
 * <p>The method's id, the case's id and the sample number together name a sample. A second record of the same name is a
 * re-run: readers take the latest and count the earlier ones.
 *
 * @param method the eval method
 * @param golden the golden set
 * @param goldenCase the case
 * @param sample number of the sample, from 1
 * @param node place of the sample's node among those of its method, from 1; 0 when it has none
 * @param verdict what the sample amounts to
 * @param scores named scores that the eval recorded, in order; empty when none
 * @param risks what its checks and guardrails looked for; empty when they looked for none
 * @param message why it failed, could not be decided or was skipped; null for a passed sample. Of any length: the journal
 *     cuts it
 * @param task how long the application took; null when it was not measured
 * @param check how long the body of the test took; null when it was not measured
 * @param use the model calls it made
 * @param mode the gateway's mode: {@code replay}, {@code record}, {@code record-missing} or {@code live}; null when no
 *     gateway was involved
 * @param startedAt when the sample started
 * @param finishedAt when the sample was finished
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SampleRecord(
        EvalMethod method,
        GoldenVersion golden,
        CaseRef goldenCase,
        int sample,
        int node,
        SampleVerdict verdict,
        Map<String, Double> scores,
        Set<OwaspRisk> risks,
        @Nullable String message,
        @Nullable Duration task,
        @Nullable Duration check,
        ModelUse use,
        @Nullable String mode,
        Instant startedAt,
        Instant finishedAt)
        implements JournalRecord {

    public SampleRecord {
        requireNonNull(method, "method");
        requireNonNull(golden, "golden");
        requireNonNull(goldenCase, "goldenCase");
        requireNonNull(verdict, "verdict");
        requireNonNull(use, "use");
        requireNonNull(startedAt, "startedAt");
        requireNonNull(finishedAt, "finishedAt");
        risks = risks.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(risks));
        scores = scores.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    }
}
