package io.github.junitllm.assertions.structure;

import io.github.junitllm.assertions.check.UndecidedException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final int MOST_COMPARISONS = 5_000_000;

    /** Returns the first differences, each with its place. The depth of what core's parser reads is bounded. */
    List<String> differences(@Nullable Object expected, @Nullable Object actual) {
        return new Run().differences(expected, actual);
    }

    private final class Run {

        private int comparisons;

        List<String> differences(@Nullable Object expected, @Nullable Object actual) {
            List<String> differences = new ArrayList<>();
            compare(JsonPointer.ROOT, expected, actual, differences, MOST_DIFFERENCES);
            return differences;
        }

        private void compare(
                JsonPointer at, @Nullable Object expected, @Nullable Object actual, List<String> found, int limit) {
            if (found.size() >= limit || ignored.matches(at)) {
                return;
            }
            if (expected instanceof Map<?, ?> wanted && actual instanceof Map<?, ?> given) {
                members(at, wanted, given, found, limit);
            } else if (expected instanceof List<?> wanted && actual instanceof List<?> given) {
                if (anyOrder) {
                    unordered(at, wanted, given, found, limit);
                } else {
                    ordered(at, wanted, given, found, limit);
                }
            } else if (!same(expected, actual)) {
                found.add("at " + at + " expected " + Shown.of(expected) + ", found " + Shown.of(actual));
            }
        }

        private void members(JsonPointer at, Map<?, ?> expected, Map<?, ?> actual, List<String> found, int limit) {
            expected.forEach((key, value) -> {
                String name = (String) key;
                JsonPointer below = at.child(name);
                if (actual.containsKey(name)) {
                    compare(below, value, actual.get(name), found, limit);
                } else if (found.size() < limit && !ignored.matches(below)) {
                    found.add("at " + below + " expected " + Shown.of(value) + ", found nothing");
                }
            });
            actual.forEach((key, value) -> {
                JsonPointer below = at.child((String) key);
                if (!expected.containsKey(key) && found.size() < limit && !ignored.matches(below)) {
                    found.add("at " + below + " expected nothing, found " + Shown.of(value));
                }
            });
        }

        private void ordered(JsonPointer at, List<?> expected, List<?> actual, List<String> found, int limit) {
            for (int i = 0; i < Math.max(expected.size(), actual.size()) && found.size() < limit; i++) {
                JsonPointer below = at.child(i);
                if (i < expected.size() && i < actual.size()) {
                    compare(below, expected.get(i), actual.get(i), found, limit);
                } else if (!ignored.matches(below)) {
                    found.add(
                            i < expected.size()
                                    ? "at " + below + " expected " + Shown.of(expected.get(i)) + ", found nothing"
                                    : "at " + below + " expected nothing, found " + Shown.of(actual.get(i)));
                }
            }
        }

        /** Pairs as many items as possible, since with a tolerance the first that fits may be needed by another. */
        private void unordered(JsonPointer at, List<?> expected, List<?> actual, List<String> found, int limit) {
            if (Math.max(expected.size(), actual.size()) > LARGEST_UNORDERED) {
                throw new UndecidedException("at " + at + " stand more than " + LARGEST_UNORDERED
                        + " items, too many to compare in any order; compare them in order");
            }
            int[] partners = new Pairing(
                            expected.size(), actual.size(), (i, j) -> equal(at, expected.get(i), actual.get(j), j))
                    .partnersOfRight();
            boolean[] paired = new boolean[expected.size()];
            Arrays.stream(partners).filter(i -> i >= 0).forEach(i -> paired[i] = true);
            for (int i = 0; i < expected.size() && found.size() < limit; i++) {
                if (!paired[i]) {
                    found.add("at " + at + " expected an item " + Shown.of(expected.get(i)) + ", found none");
                }
            }
            for (int j = 0; j < actual.size() && found.size() < limit; j++) {
                if (partners[j] < 0) {
                    found.add("at " + at.child(j) + " found " + Shown.of(actual.get(j)) + ", which is not expected");
                }
            }
        }

        private boolean equal(JsonPointer at, @Nullable Object expected, @Nullable Object actual, int index) {
            if (++comparisons > MOST_COMPARISONS) {
                throw new UndecidedException("arrays in arrays take too long to compare in any order");
            }
            List<String> found = new ArrayList<>();
            compare(at.child(index), expected, actual, found, 1);
            return found.isEmpty();
        }

        private boolean same(@Nullable Object expected, @Nullable Object actual) {
            if (Objects.equals(expected, actual)) {
                return true;
            }
            if (tolerance.signum() == 0 || !(expected instanceof Number) || !(actual instanceof Number)) {
                return false;
            }
            BigDecimal wanted = new BigDecimal(expected.toString());
            BigDecimal given = new BigDecimal(actual.toString());
            if (wanted.signum() == 0 || given.signum() == 0) {
                return (wanted.signum() == 0 ? given : wanted).abs().compareTo(tolerance) <= 0;
            }
            // Numbers of very different size are far apart, and their difference would have a million digits.
            long sizes = Math.abs(size(wanted) - size(given));
            boolean small = Math.max(size(wanted), size(given)) < size(tolerance);
            return small
                    || (sizes < 1_000
                            && Math.max(wanted.scale(), given.scale()) < 10_000
                            && wanted.subtract(given).abs().compareTo(tolerance) <= 0);
        }

        private static long size(BigDecimal number) {
            return (long) number.precision() - number.scale();
        }
    }
}
