package io.github.junitllm.trace;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * The spans that were collected of one sample up to now, in the order in which they began; the framework's own are not
 * among them.
 *
 * @param all those that have ended
 * @param absence where there is none, why, and what to do about it: a sentence or more; else empty
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SampleSpans(List<TracedSpan> all, String absence) {

    public SampleSpans {
        all = all.stream()
                .sorted(Comparator.comparingLong(TracedSpan::startNanos))
                .toList();
    }

    /** Returns spans that are known to be all there are, such as those that a test made up. */
    public static SampleSpans of(List<TracedSpan> spans) {
        return new SampleSpans(spans, spans.isEmpty() ? "None was given." : "");
    }

    /** Returns the spans one under the other. */
    @Override
    public String toString() {
        return all.stream().map(TracedSpan::toString).collect(Collectors.joining("; ", "[", "]"));
    }
}
