package io.github.junitllm.assertions.trace;

import io.github.junitllm.trace.TracedSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Spans of one kind, told by their names and attributes. Immutable.
 *
 * <p>Tools, retrievals and calls of models are known by the semantic conventions for generative AI (OpenTelemetry 1.41):
 * {@code gen_ai.operation.name} and what goes with it. Where an instrumentation knows no conventions, use {@link #named} or
 * {@link #matching}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ExpectedSpan {

    private static final String OPERATION = "gen_ai.operation.name";
    private static final String TOOL = "gen_ai.tool.name";
    private static final Set<String> MODEL_OPERATIONS = Set.of("chat", "generate_content", "text_completion");

    private record Part(String words, Predicate<? super TracedSpan> rule) {}

    private final List<Part> parts;

    private ExpectedSpan(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    private static ExpectedSpan of(String words, Predicate<? super TracedSpan> rule) {
        return new ExpectedSpan(List.of(new Part(words, rule)));
    }

    /** Returns spans of this name. */
    public static ExpectedSpan named(String name) {
        Objects.requireNonNull(name, "name");
        return of("named " + name, span -> span.name().equals(name));
    }

    /** Returns any span. */
    public static ExpectedSpan any() {
        return of("of any kind", span -> true);
    }

    /**
     * Returns spans with a property.
     *
     * @param words what they are, as it reads after "span": {@code of the order book}
     * @param rule pure
     */
    public static ExpectedSpan matching(String words, Predicate<? super TracedSpan> rule) {
        return of(words, rule);
    }

    /** Returns calls of a tool: operation {@code execute_tool} with this {@code gen_ai.tool.name}. */
    public static ExpectedSpan toolCall(String tool) {
        Objects.requireNonNull(tool, "tool");
        return of("of tool " + tool, span -> isToolCall(span) && tool.equals(span.attribute(TOOL)));
    }

    /** Returns calls of any tool: operation {@code execute_tool}. */
    public static ExpectedSpan toolCall() {
        return of("of a tool", ExpectedSpan::isToolCall);
    }

    /** Returns retrievals: operation {@code retrieval}. */
    public static ExpectedSpan retrieval() {
        return of("of a retrieval", span -> "retrieval".equals(span.attribute(OPERATION)));
    }

    /** Returns calls of a model: operation {@code chat}, {@code generate_content} or {@code text_completion}. */
    public static ExpectedSpan modelCall() {
        return of(
                "of a model call",
                span -> span.attribute(OPERATION) instanceof String operation && MODEL_OPERATIONS.contains(operation));
    }

    static boolean isToolCall(TracedSpan span) {
        return "execute_tool".equals(span.attribute(OPERATION));
    }

    /**
     * Returns those of these spans that have an attribute of this value. Whole numbers are equal by value, whatever their type,
     * and so are others.
     *
     * @param value a text, a number, a boolean, or a list of such
     */
    public ExpectedSpan with(String attribute, Object value) {
        Object expected = plain(value);
        return and("with " + attribute + " = " + value, span -> expected.equals(plain(span.attribute(attribute))));
    }

    /** Returns those of these spans that have an attribute, whatever its value. */
    public ExpectedSpan with(String attribute) {
        return and("with " + attribute, span -> span.attribute(attribute) != null);
    }

    /** Returns those of these spans that failed. */
    public ExpectedSpan failed() {
        return and("that failed", TracedSpan::failed);
    }

    private ExpectedSpan and(String words, Predicate<? super TracedSpan> rule) {
        List<Part> more = new ArrayList<>(parts);
        more.add(new Part(words, rule));
        return new ExpectedSpan(more);
    }

    private static Object plain(@Nullable Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        } else if (value instanceof Float single) {
            return (double) single;
        } else if (value instanceof List<?> list) {
            return list.stream().map(ExpectedSpan::plain).toList();
        }
        return value == null ? Void.class : value;
    }

    /** Tells whether a span is one of these. */
    public boolean matches(TracedSpan span) {
        return parts.stream().allMatch(part -> part.rule().test(span));
    }

    List<TracedSpan> in(List<TracedSpan> spans) {
        return spans.stream().filter(this::matches).toList();
    }

    /** Returns what they are, as it reads after "span". */
    @Override
    public String toString() {
        return String.join(" ", parts.stream().map(Part::words).toList());
    }
}
