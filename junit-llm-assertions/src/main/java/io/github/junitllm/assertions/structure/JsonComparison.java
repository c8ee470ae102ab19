package io.github.junitllm.assertions.structure;

import io.github.junitllm.assertions.check.UndecidedException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How two JSON values are compared.
 *
 * @param ignored the members that do not matter
 * @param anyOrder whether the order of arrays does not matter
 * @param tolerance how far numbers may be apart, 0 or more
 */
record JsonComparison(IgnoredMembers ignored, boolean anyOrder, BigDecimal tolerance) {

    static final int MOST_DIFFERENCES = 50;

    private static final int LARGEST_UNORDERED = 1_000;
    private static final int DEEPEST_UNORDERED = 100;

    /** More powers of ten than the 1,000 digits that a number may have and those of a tolerance. */
    private static final int NEGLIGIBLE = 2_000;

    private static final int MOST_COMPARISONS = 5_000_000;

    /** Returns the first differences, each with its place. The depth of what core's parser reads is bounded. */
    List<String> differences(@Nullable Object expected, @Nullable Object actual) {
        return new Run().differences(expected, actual);
    }

    private final class Run {

        private int comparisons;
        private int depth;

        List<String> differences(@Nullable Object expected, @Nullable Object actual) {
            Differences differences = new Differences(MOST_DIFFERENCES, new ArrayList<>());
            compare(JsonPointer.ROOT, expected, actual, differences);
            return differences.told();
        }

        private void compare(JsonPointer at, @Nullable Object expected, @Nullable Object actual, Differences found) {
            if (found.isFull() || ignored.matches(at)) {
                return;
            }
            if (expected instanceof Map<?, ?> wanted && actual instanceof Map<?, ?> given) {
                members(at, wanted, given, found);
            } else if (expected instanceof List<?> wanted && actual instanceof List<?> given) {
                if (anyOrder) {
                    unordered(at, wanted, given, found);
                } else {
                    ordered(at, wanted, given, found);
                }
            } else if (!same(expected, actual)) {
                found.add(() -> "at " + at + " expected " + Shown.of(expected) + ", found " + Shown.of(actual));
            }
        }

        private void members(JsonPointer at, Map<?, ?> expected, Map<?, ?> actual, Differences found) {
            expected.forEach((key, value) -> {
                String name = (String) key;
                JsonPointer below = at.child(name);
                if (actual.containsKey(name)) {
                    compare(below, value, actual.get(name), found);
                } else if (!found.isFull() && !ignored.matches(below)) {
                    found.add(() -> "at " + below + " expected " + Shown.of(value) + ", found nothing");
                }
            });
            actual.forEach((key, value) -> {
                JsonPointer below = at.child((String) key);
                if (!expected.containsKey(key) && !found.isFull() && !ignored.matches(below)) {
                    found.add(() -> "at " + below + " expected nothing, found " + Shown.of(value));
                }
            });
        }

        private void ordered(JsonPointer at, List<?> expected, List<?> actual, Differences found) {
            for (int i = 0; i < Math.max(expected.size(), actual.size()) && !found.isFull(); i++) {
                JsonPointer below = at.child(i);
                if (i < expected.size() && i < actual.size()) {
                    compare(below, expected.get(i), actual.get(i), found);
                } else if (!ignored.matches(below)) {
                    int index = i;
                    found.add(() -> index < expected.size()
                            ? "at " + below + " expected " + Shown.of(expected.get(index)) + ", found nothing"
                            : "at " + below + " expected nothing, found " + Shown.of(actual.get(index)));
                }
            }
        }

        /** Pairs as many items as possible, since with a tolerance the first that fits may be needed by another. */
        private void unordered(JsonPointer at, List<?> expected, List<?> actual, Differences found) {
            if (Math.max(expected.size(), actual.size()) > LARGEST_UNORDERED) {
                throw new UndecidedException("at " + at + " stand more than " + LARGEST_UNORDERED
                        + " items, too many to compare in any order; compare them in order");
            }
            int[] partners = new Pairing(
                            expected.size(), actual.size(), (i, j) -> equal(at, expected.get(i), actual.get(j), j))
                    .partnersOfRight();
            boolean[] paired = new boolean[expected.size()];
            Arrays.stream(partners).filter(i -> i >= 0).forEach(i -> paired[i] = true);
            for (int i = 0; i < expected.size() && !found.isFull(); i++) {
                if (!paired[i]) {
                    Object missing = expected.get(i);
                    found.add(() -> "at " + at + " expected an item " + Shown.of(missing) + ", found none");
                }
            }
            for (int j = 0; j < actual.size() && !found.isFull(); j++) {
                if (partners[j] < 0) {
                    JsonPointer below = at.child(j);
                    Object other = actual.get(j);
                    found.add(() -> "at " + below + " found " + Shown.of(other) + ", which is not expected");
                }
            }
        }

        private boolean equal(JsonPointer at, @Nullable Object expected, @Nullable Object actual, int index) {
            if (++comparisons > MOST_COMPARISONS) {
                throw new UndecidedException("arrays in arrays take too long to compare in any order");
            }
            if (depth >= DEEPEST_UNORDERED) {
                throw new UndecidedException("at " + at + " arrays stand in more than " + DEEPEST_UNORDERED
                        + " others, too deep to compare in any order; compare them in order");
            }
            Differences found = new Differences(1, null);
            depth++;
            compare(at.child(index), expected, actual, found);
            depth--;
            return !found.isFull();
        }

        private boolean same(@Nullable Object expected, @Nullable Object actual) {
            if (Objects.equals(expected, actual)) {
                return true;
            }
            if (tolerance.signum() == 0 || !(expected instanceof Number) || !(actual instanceof Number)) {
                return false;
            }
            return isWithin(new BigDecimal(expected.toString()), new BigDecimal(actual.toString()));
        }

        /** Exact, but never with more digits than the numbers have; a difference of 1e999999999 and 1 would have a billion. */
        private boolean isWithin(BigDecimal wanted, BigDecimal given) {
            boolean wantedLarger = wanted.abs().compareTo(given.abs()) >= 0;
            BigDecimal larger = wantedLarger ? wanted : given;
            BigDecimal smaller = wantedLarger ? given : wanted;
            if (smaller.signum() != 0 && size(larger) - size(smaller) > NEGLIGIBLE) {
                // The smaller one matters only where the larger one is just as far off as it may be.
                int distance = larger.abs().compareTo(tolerance);
                return distance < 0 || (distance == 0 && larger.signum() == smaller.signum());
            }
            return smaller.signum() == 0
                    ? larger.abs().compareTo(tolerance) <= 0
                    : wanted.subtract(given).abs().compareTo(tolerance) <= 0;
        }

        private static long size(BigDecimal number) {
            return (long) number.precision() - number.scale();
        }
    }

    /** The differences found so far: told, or only looked for. */
    private static final class Differences {

        private final int limit;
        private final @Nullable List<String> told;
        private int count;

        Differences(int limit, @Nullable List<String> told) {
            this.limit = limit;
            this.told = told;
        }

        boolean isFull() {
            return count >= limit;
        }

        void add(Supplier<String> difference) {
            count++;
            if (told != null) {
                told.add(difference.get());
            }
        }

        List<String> told() {
            return told == null ? List.of() : told;
        }
    }
}
