package io.github.junitllm.assertions.structure;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.json.MalformedJsonException;
import io.github.junitllm.json.StrictJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the JSON of a text equals another. Immutable; each method returns a changed copy.
 *
 * <p>The order of members and the layout of numbers ({@code 1.0} and {@code 1}) never matter, the order of arrays does. The
 * members of the expected value must all be there, and no others.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class JsonEqualityCheck implements Check<String> {

    private static final int SHOWN = 3;
    private static final int LARGEST = 20_000_000;

    private final String expectedText;
    private final @Nullable Object expected;
    private final List<String> ignored;
    private final JsonComparison comparison;

    private JsonEqualityCheck(
            String expectedText, @Nullable Object expected, List<String> ignored, JsonComparison comparison) {
        this.expectedText = expectedText;
        this.expected = expected;
        this.ignored = ignored;
        this.comparison = comparison;
    }

    static JsonEqualityCheck of(String expected) {
        try {
            return new JsonEqualityCheck(
                    expected,
                    StrictJson.value(expected, LARGEST),
                    List.of(),
                    new JsonComparison(IgnoredMembers.NONE, false, BigDecimal.ZERO));
        } catch (MalformedJsonException malformed) {
            throw new IllegalArgumentException("the expected JSON is none: " + malformed.getMessage(), malformed);
        }
    }

    /**
     * Returns this check without some members.
     *
     * @param pointers JSON pointers, such as {@code /id}; {@code /items/*}{@code /id} in every item, {@code /**}{@code /id}
     *     everywhere
     */
    public JsonEqualityCheck ignoring(String... pointers) {
        List<String> all = new ArrayList<>(ignored);
        all.addAll(List.of(pointers));
        return new JsonEqualityCheck(
                expectedText,
                expected,
                List.copyOf(all),
                new JsonComparison(IgnoredMembers.of(all), comparison.anyOrder(), comparison.tolerance()));
    }

    /** Returns this check with arrays as bags: each item as often as expected, in any order; at most 1,000 in each, 100 deep. */
    public JsonEqualityCheck inAnyOrder() {
        return new JsonEqualityCheck(
                expectedText,
                expected,
                ignored,
                new JsonComparison(comparison.ignored(), true, comparison.tolerance()));
    }

    /**
     * Returns this check with a tolerance for numbers.
     *
     * @param distance how far a number may be from the expected one, 0 or more
     */
    public JsonEqualityCheck withTolerance(double distance) {
        if (!(distance >= 0 && distance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a tolerance is a number of 0 or more, not " + distance);
        }
        return new JsonEqualityCheck(
                expectedText,
                expected,
                ignored,
                new JsonComparison(comparison.ignored(), comparison.anyOrder(), BigDecimal.valueOf(distance)));
    }

    @Override
    public String description() {
        return "hold the JSON " + Shown.of(expected)
                + (comparison.anyOrder() ? " in any order" : "")
                + (comparison.tolerance().signum() > 0
                        ? " within " + comparison.tolerance().toPlainString()
                        : "")
                + (ignored.isEmpty() ? "" : " ignoring " + String.join(", ", ignored));
    }

    @Override
    public CheckResult check(String text) {
        return JsonChecks.onValue(text, found -> {
            List<String> differences = comparison.differences(expected, found.value());
            if (differences.isEmpty()) {
                return CheckResult.pass("the JSON is " + Shown.of(found.value()));
            }
            String more = differences.size() <= SHOWN
                    ? ""
                    : differences.size() == JsonComparison.MOST_DIFFERENCES
                            ? "; and more"
                            : "; and " + (differences.size() - SHOWN) + " more";
            String shown = differences.stream().limit(SHOWN).collect(Collectors.joining("; "));
            return CheckResult.fail("the JSON differs: " + shown + more).withDiff(expectedText, found.text());
        });
    }

    @Override
    public String toString() {
        return description();
    }
}
