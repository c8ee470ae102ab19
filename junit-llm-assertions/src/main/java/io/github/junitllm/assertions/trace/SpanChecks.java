package io.github.junitllm.assertions.trace;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.trace.SampleSpans;
import io.github.junitllm.trace.TracedSpan;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Checks of the spans of one sample. Where no span was captured they fail and say why, negated or not: a silent application is
 * no proof of anything.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SpanChecks {

    private static final int SHOWN = 8;

    private SpanChecks() {}

    /** There are so many of these spans. */
    public static Check<SampleSpans> count(ExpectedSpan expected, Amount amount) {
        return SpanCheck.of("have " + amount.of("span", "spans") + " " + expected, spans -> {
            int count = expected.in(spans).size();
            return CheckResult.of(amount.contains(count), counted(count, expected, spans));
        });
    }

    /** There is at least one of these spans. */
    public static Check<SampleSpans> has(ExpectedSpan expected) {
        return SpanCheck.of("have a span " + expected, "have no span " + expected, spans -> {
            int count = expected.in(spans).size();
            return CheckResult.of(count > 0, counted(count, expected, spans));
        });
    }

    /**
     * These spans began in this order, maybe with others between: each after the one before it had begun.
     *
     * @param expected at least one
     */
    public static Check<SampleSpans> inOrder(ExpectedSpan... expected) {
        List<ExpectedSpan> wanted = someOf(expected);
        return SpanCheck.of("have in this order a span " + joined(wanted), spans -> {
            int found = 0;
            for (TracedSpan span : spans) {
                if (found < wanted.size() && wanted.get(found).matches(span)) {
                    found++;
                }
            }
            boolean all = found == wanted.size();
            String reason = all
                    ? "they came in this order"
                    : "there is no span " + wanted.get(found)
                            + (found == 0 ? "" : " after the one " + wanted.get(found - 1));
            return new CheckResult(all, (double) found / wanted.size(), reason + shown(spans), null, null);
        });
    }

    /** Each of these spans took at most this time. Undecided without such spans. */
    public static Check<SampleSpans> within(ExpectedSpan expected, Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a limit is longer than no time, not " + limit);
        }
        return every(
                expected,
                "take at most " + text(limit),
                span -> span.duration().compareTo(limit) <= 0,
                span -> span.name() + " took " + text(span.duration()));
    }

    /** Each of these spans has an attribute of this value, see {@link ExpectedSpan#with}. Undecided without such spans. */
    public static Check<SampleSpans> attribute(ExpectedSpan expected, String attribute, Object value) {
        ExpectedSpan wanted = ExpectedSpan.any().with(attribute, value);
        return every(
                expected,
                "have " + attribute + " = " + value,
                wanted::matches,
                span -> span.name()
                        + (span.attribute(attribute) == null
                                ? " has no " + attribute
                                : " has " + attribute + " = " + span.attribute(attribute)));
    }

    /** None of the spans has the status of an error. */
    public static Check<SampleSpans> noErrors() {
        return SpanCheck.of("have no span that failed", "have a span that failed", spans -> {
            List<TracedSpan> failed = spans.stream().filter(TracedSpan::failed).toList();
            return CheckResult.of(
                    failed.isEmpty(),
                    failed.isEmpty()
                            ? "none of " + spans.size() + " spans failed"
                            : failed.size() + " of " + spans.size() + " failed" + shown(failed));
        });
    }

    /** Each of the inner spans lies in one of the outer ones, at any depth. Undecided without inner spans. */
    public static Check<SampleSpans> inside(ExpectedSpan inner, ExpectedSpan outer) {
        return SpanCheck.of("have each span " + inner + " inside one " + outer, spans -> {
            Map<String, TracedSpan> byId = new HashMap<>();
            spans.forEach(span -> byId.put(span.spanId(), span));
            List<TracedSpan> within = required(inner, spans);
            List<TracedSpan> alone =
                    within.stream().filter(span -> !isInside(span, outer, byId)).toList();
            return CheckResult.of(
                    alone.isEmpty(),
                    alone.isEmpty()
                            ? "all " + within.size() + " are"
                            : alone.size() + " of " + within.size() + " are not" + shown(alone));
        });
    }

    /**
     * The calls of tools, as their spans tell them in order, pass a check. Arguments are those of
     * {@code gen_ai.tool.call.arguments}, which instrumentations tell only when asked to; else there are none.
     */
    public static Check<SampleSpans> toolCalls(Check<? super List<ToolCall>> check) {
        return new OfToolCalls(check);
    }

    /** Returns the calls of tools in the order in which they began, see {@link #toolCalls(Check)}. */
    static List<ToolCall> toolCalls(SampleSpans spans) {
        return spans.all().stream()
                .filter(ExpectedSpan::isToolCall)
                .map(span -> new ToolCall(
                        span.attribute("gen_ai.tool.call.id") instanceof String id ? id : null,
                        text(span, "gen_ai.tool.name"),
                        text(span, "gen_ai.tool.call.arguments")))
                .toList();
    }

    private static String text(TracedSpan span, String attribute) {
        Object value = span.attribute(attribute);
        return value == null ? "" : value.toString();
    }

    /** Asks the check itself for its opposite, which may be undecided where the check is not. */
    private record OfToolCalls(Check<? super List<ToolCall>> check) implements Check<SampleSpans> {

        @Override
        public String description() {
            return check.description();
        }

        @Override
        public CheckResult check(SampleSpans spans) {
            return spans.all().isEmpty()
                    ? CheckResult.fail("no span was captured. " + spans.absence())
                    : check.check(toolCalls(spans));
        }

        @Override
        public boolean isConfidential() {
            return check.isConfidential();
        }

        @Override
        public Check<SampleSpans> not() {
            return new OfToolCalls(check.not());
        }

        @Override
        public String toString() {
            return description();
        }
    }

    private static Check<SampleSpans> every(
            ExpectedSpan expected, String what, Predicate<TracedSpan> rule, Function<TracedSpan, String> told) {
        return SpanCheck.of("have each span " + expected + " " + what, spans -> {
            List<TracedSpan> all = required(expected, spans);
            List<TracedSpan> wrong = all.stream().filter(rule.negate()).toList();
            TracedSpan example = wrong.isEmpty() ? all.get(0) : wrong.get(0);
            return new CheckResult(
                    wrong.isEmpty(),
                    (double) (all.size() - wrong.size()) / all.size(),
                    told.apply(example) + " (" + wrong.size() + " of " + all.size() + " do not)",
                    null,
                    null);
        });
    }

    private static List<TracedSpan> required(ExpectedSpan expected, List<TracedSpan> spans) {
        List<TracedSpan> found = expected.in(spans);
        if (found.isEmpty()) {
            throw new UndecidedException("there is no span " + expected + " of which it could be told" + shown(spans));
        }
        return found;
    }

    private static boolean isInside(TracedSpan span, ExpectedSpan outer, Map<String, TracedSpan> byId) {
        Set<String> seen = new HashSet<>();
        TracedSpan around = byId.get(span.parentId());
        // Ids come from elsewhere: two spans that claim to be inside each other must not keep anybody waiting.
        while (around != null && seen.add(around.spanId())) {
            if (outer.matches(around)) {
                return true;
            }
            around = byId.get(around.parentId());
        }
        return false;
    }

    private static List<ExpectedSpan> someOf(ExpectedSpan... expected) {
        if (expected.length == 0) {
            throw new IllegalArgumentException("no span is expected; name at least one");
        }
        return List.of(expected);
    }

    private static String joined(List<ExpectedSpan> expected) {
        return expected.stream().map(ExpectedSpan::toString).collect(Collectors.joining(", then one "));
    }

    private static String counted(int count, ExpectedSpan expected, List<TracedSpan> spans) {
        return "there " + (count == 1 ? "is 1" : "are " + count) + " among " + spans.size()
                + (count == 0 ? shown(spans) : shown(expected.in(spans)));
    }

    private static String shown(List<TracedSpan> spans) {
        Stream<String> told = spans.stream().limit(SHOWN).map(TracedSpan::toString);
        return ": " + told.collect(Collectors.joining("; ")) + (spans.size() > SHOWN ? "; …" : "");
    }

    private static String text(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        return millis >= 1_000
                ? String.format(Locale.ROOT, "%.2f s", millis / 1e3)
                : String.format(Locale.ROOT, "%.1f ms", millis);
    }
}
