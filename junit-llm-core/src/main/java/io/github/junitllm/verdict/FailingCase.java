package io.github.junitllm.verdict;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A case that failed or could not be decided, as much of it as a person needs to go on.
 *
 * @param id the case's id
 * @param source where its golden row stands, as {@code file:line}
 * @param verdict {@link SampleVerdict#FAIL} or {@link SampleVerdict#ERROR}
 * @param passes number of passing samples
 * @param samples number of samples, decided or not
 * @param message its first message, cut to a bounded length
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record FailingCase(
        String id,
        String source,
        SampleVerdict verdict,
        int passes,
        int samples,
        @Nullable String message) {

    private static final int MAX_MESSAGE = 2_000;

    static FailingCase of(CaseOutcome outcome, SampleVerdict verdict) {
        String message = outcome.message() == null ? null : Texts.cut(outcome.message(), MAX_MESSAGE);
        return new FailingCase(outcome.id(), outcome.source(), verdict, outcome.passes(), outcome.samples(), message);
    }
}
