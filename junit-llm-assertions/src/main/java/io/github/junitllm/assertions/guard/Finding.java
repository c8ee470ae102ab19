package io.github.junitllm.assertions.guard;

import io.github.junitllm.assertions.check.Excerpt;
import io.github.junitllm.risk.OwaspRisk;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Something a guardrail found in a text.
 *
 * @param kind what it is, in small letters and hyphens: {@code email}, {@code aws-access-key-id}
 * @param start its first UTF-16 index in the text, from 0
 * @param end the UTF-16 index after its last, more than start
 * @param severity how much harm it means
 * @param confidence how sure it is that this is one, from 0 to 1: an ordering by rules, not a measured probability
 * @param risk the risk it belongs to
 * @param excerpt what stands there, on one line; of values that must not be seen a few characters only
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Finding(
        String kind, int start, int end, Severity severity, double confidence, OwaspRisk risk, String excerpt) {

    /** In the order of the text; of those that begin together the longest first. */
    public static final Comparator<Finding> IN_TEXT = Comparator.comparingInt(Finding::start)
            .thenComparing(Comparator.comparingInt(Finding::end).reversed())
            .thenComparing(Finding::kind);

    public Finding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(risk, "risk");
        Objects.requireNonNull(excerpt, "excerpt");
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("a finding ends after its start: " + start + " to " + end);
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("a confidence lies between 0 and 1, not at " + confidence);
        }
    }

    /** Returns a finding whose text may be shown, shortened. */
    public static Finding shown(
            String kind, String text, int start, int end, Severity severity, double confidence, OwaspRisk risk) {
        return new Finding(kind, start, end, severity, confidence, risk, Excerpt.of(text.substring(start, end)));
    }

    /** Returns a finding whose text must not be shown: personal data, secrets. */
    public static Finding masked(
            String kind, String text, int start, int end, Severity severity, double confidence, OwaspRisk risk) {
        return new Finding(kind, start, end, severity, confidence, risk, Masked.of(text, start, end));
    }

    /**
     * Returns where this begins, counted in code points as Python and databases do.
     *
     * @param text the text that was inspected
     */
    public int codePointStart(String text) {
        return text.codePointCount(0, start);
    }

    /**
     * Returns where this ends, counted in code points, exclusive.
     *
     * @param text the text that was inspected
     */
    public int codePointEnd(String text) {
        return text.codePointCount(0, end);
    }

    /** Returns whether the two have a place in common. */
    public boolean overlaps(Finding other) {
        return start < other.end && other.start < end;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s at %d-%d (%s, confidence %.2f, %s): %s",
                kind,
                start,
                end,
                severity,
                confidence,
                risk.id(),
                excerpt);
    }
}
