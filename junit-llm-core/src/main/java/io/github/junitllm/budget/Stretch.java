package io.github.junitllm.budget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * A stretch of recorded time in microseconds that takes longer than it was recorded.
 *
 * @param to not before {@code from}
 * @param longer by how much it takes longer, not negative
 */
record Stretch(long from, long to, long longer) {

    /**
     * Returns how long all of them take together. What overlapped counts once. What began after another stretch had ended is
     * taken to have waited for it: it begins as much later as that one ends later.
     */
    static long covered(List<Stretch> stretches) {
        List<Stretch> byStart = new ArrayList<>(stretches);
        byStart.sort(Comparator.comparingLong(Stretch::from).thenComparingLong(Stretch::to));
        Queue<Moved> underWay = new PriorityQueue<>(Comparator.comparingLong(Moved::recordedEnd));
        long sum = 0;
        long covered = Long.MIN_VALUE;
        long later = 0;
        for (Stretch stretch : byStart) {
            for (Moved first = underWay.peek();
                    first != null && first.recordedEnd <= stretch.from;
                    first = underWay.peek()) {
                later = Math.max(later, first.later);
                underWay.remove();
            }
            long start = stretch.from + later;
            long end = stretch.to + later + stretch.longer;
            sum += Math.max(0, end - Math.max(start, covered));
            covered = Math.max(covered, end);
            underWay.add(new Moved(stretch.to, later + stretch.longer));
        }
        return sum;
    }

    /** What ended so much later than it did when it was recorded. */
    private record Moved(long recordedEnd, long later) {}
}
