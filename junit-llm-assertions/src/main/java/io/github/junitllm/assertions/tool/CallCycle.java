package io.github.junitllm.assertions.tool;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The same calls in the same order again and again, with nothing between.
 *
 * @param start 0-based index of the first call
 * @param length how many calls one round has
 */
record CallCycle(int start, int length) {

    /**
     * Returns the shortest cycle that goes round so many times, the first of that length; null if there is none. Takes
     * time in the square of the calls at worst.
     *
     * @param rounds at least 2
     */
    static @Nullable CallCycle in(List<ParsedCall> calls, int rounds) {
        int[] keys = keys(calls);
        for (int length = 1; (long) length * rounds <= keys.length; length++) {
            int same = 0;
            for (int i = length; i < keys.length; i++) {
                same = keys[i] == keys[i - length] ? same + 1 : 0;
                if (same == length * (rounds - 1)) {
                    return new CallCycle(i + 1 - length * rounds, length);
                }
            }
        }
        return null;
    }

    private static int[] keys(List<ParsedCall> calls) {
        Map<ParsedCall.Identity, Integer> known = new HashMap<>();
        return calls.stream()
                .mapToInt(call -> known.computeIfAbsent(call.identity(), identity -> known.size()))
                .toArray();
    }
}
